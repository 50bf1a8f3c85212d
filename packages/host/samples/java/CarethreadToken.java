import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * Tokens for people whom you have signed in. Java 11 or later, no library. What it is made with stands in the file of
 * {@code carethread-keys --format pem}, the key in its field {@code people}.
 */
public final class CarethreadToken {
  private final String practice;
  private final String issuer;
  private final String audience;
  private final String idSecret;
  private final String kid;
  private final PrivateKey key;

  public CarethreadToken(
      String practice, String issuer, String audience, String idSecret, String kid, String pem)
      throws GeneralSecurityException {
    this.practice = practice;
    this.issuer = issuer;
    this.audience = audience;
    this.idSecret = idSecret;
    this.kid = kid;
    byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    this.key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /**
   * {@code kind} is "staff" or "portal", {@code id} your own id of the person, {@code session} that of their session with
   * you; {@code lifetime} is in seconds, 900 at most.
   */
  public String mint(String kind, String id, String name, String session, int lifetime, Instant now)
      throws GeneralSecurityException {
    long issued = now.getEpochSecond();
    String head = object("alg", text("ES256"), "kid", text(kid), "typ", text("JWT"));
    String claims =
        object(
            "iss", text(issuer),
            "aud", text(audience),
            "sub", text(id),
            "iat", String.valueOf(issued),
            "exp", String.valueOf(issued + lifetime),
            "practice", text(practice),
            "kind", text(kind),
            "name", text(name),
            "key", text(CarethreadKey.person(idSecret, kind, id)),
            "sid", text(session));
    String signed = base64url(head.getBytes(StandardCharsets.UTF_8)) + "." + base64url(claims.getBytes(StandardCharsets.UTF_8));
    // The two numbers one behind the other, as RFC 7518 has them: without "inP1363Format" it would be DER.
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + base64url(signature.sign());
  }

  private static String text(String value) {
    return CarethreadKey.quoted(value);
  }

  private static String object(String... namesAndValues) {
    StringBuilder out = new StringBuilder("{");
    for (int at = 0; at < namesAndValues.length; at += 2) {
      if (at > 0) out.append(',');
      out.append(text(namesAndValues[at])).append(':').append(namesAndValues[at + 1]);
    }
    return out.append('}').toString();
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
