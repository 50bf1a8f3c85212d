import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys by which the rooms know your people and patients. Java 11 or later, no library. */
public final class CarethreadKey {
  private CarethreadKey() {}

  /** Of a person by your own id; {@code kind} is "staff", "portal" or "system". */
  public static String person(String idSecret, String kind, String id) throws GeneralSecurityException {
    return key(idSecret, "person", kind, id);
  }

  public static String patient(String idSecret, String id) throws GeneralSecurityException {
    return key(idSecret, "patient", id);
  }

  private static String key(String idSecret, String... parts) throws GeneralSecurityException {
    String text = Arrays.stream(parts).map(CarethreadKey::quoted).collect(Collectors.joining(",", "[", "]"));
    Mac mac = Mac.getInstance("HmacSHA256");
    // The secret is taken as the text that it is, not as the bytes that it stands for.
    mac.init(new SecretKeySpec(idSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return base32(Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16));
  }

  /** JSON as JavaScript writes it, letter by letter: libraries for JSON escape more, and the key would be another one. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"': out.append("\\\""); break;
        case '\\': out.append("\\\\"); break;
        case '\b': out.append("\\b"); break;
        case '\f': out.append("\\f"); break;
        case '\n': out.append("\\n"); break;
        case '\r': out.append("\\r"); break;
        case '\t': out.append("\\t"); break;
        default:
          if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
          else out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String base32(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : bytes) {
      buffer = (buffer << 8 | one & 0xff) & 0xffff;
      for (bits += 8; bits >= 5; bits -= 5) out.append(letter(buffer >> bits - 5));
    }
    return bits > 0 ? out.append(letter(buffer << 5 - bits)).toString() : out.toString();
  }

  private static char letter(int value) {
    return "abcdefghijklmnopqrstuvwxyz234567".charAt(value & 31);
  }
}
