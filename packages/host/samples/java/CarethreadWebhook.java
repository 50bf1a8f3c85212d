import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks that a webhook comes from the rooms. Java 11 or later, no library. */
public final class CarethreadWebhook {
  private static final Pattern SIGNATURE = Pattern.compile("v1,[A-Za-z0-9+/]+=*");

  /** After status 400 it never comes again; after 503 it does, when you have mended it. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    public final String code;
    public final int status;

    Refused(String code) {
      super(code);
      this.code = code;
      this.status = code.equals("bad-webhook") ? 400 : 503;
    }
  }

  private CarethreadWebhook() {}

  /**
   * Gives the body as text, for your JSON library. {@code secrets} has the {@code hookSecret} of your credentials, and
   * while you replace it both. A header that is missing is null or empty. {@code body} must be the bytes that came.
   */
  public static String verify(
      List<String> secrets, String id, String timestamp, String signature, byte[] body, Duration tolerance, Instant now)
      throws GeneralSecurityException, Refused {
    if (id == null || timestamp == null || signature == null) throw new Refused("bad-webhook");
    List<String> given =
        SIGNATURE.matcher(signature).results().map(MatchResult::group).collect(Collectors.toList());
    if (id.isEmpty() || given.isEmpty() || !timestamp.matches("[0-9]{1,12}")) throw new Refused("bad-webhook");
    boolean isSigned = false;
    for (String secret : secrets) {
      byte[] known = signatureOf(secret, id + "." + timestamp + ".", body).getBytes(StandardCharsets.US_ASCII);
      // `isEqual` takes as long whether the first letter is wrong or the last.
      for (String one : given) isSigned |= MessageDigest.isEqual(known, one.getBytes(StandardCharsets.US_ASCII));
    }
    if (!isSigned) throw new Refused("bad-signature");
    // One that somebody recorded is of no use later.
    Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    if (apart.compareTo(tolerance) > 0) throw new Refused("too-old");
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String signatureOf(String secret, String start, byte[] body) throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(secret.trim().substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(start.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
