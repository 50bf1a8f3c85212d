import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Asks the Java samples: a question a line in, an answer a line out; each field is base64. */
public final class Check {
  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] asked = line.split(" ", -1);
      String[] fields = new String[asked.length - 1];
      for (int at = 0; at < fields.length; at++) {
        fields[at] = new String(Base64.getDecoder().decode(asked[at + 1]), StandardCharsets.UTF_8);
      }
      System.out.println(answer(asked[0], fields));
    }
  }

  private static String answer(String what, String[] at) throws Exception {
    switch (what) {
      case "key":
        return at[1].equals("patient")
            ? CarethreadKey.patient(at[0], at[2])
            : CarethreadKey.person(at[0], at[2], at[3]);
      case "token":
        return new CarethreadToken(at[0], at[1], at[2], at[3], at[4], at[5])
            .mint(at[6], at[7], at[8], at[9], 600, Instant.ofEpochSecond(Long.parseLong(at[10])));
      default:
        List<String> secrets = Arrays.asList(at[0].split("\n", -1));
        byte[] body = at[4].getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.ofEpochSecond(Long.parseLong(at[5]));
        try {
          String told = CarethreadWebhook.verify(secrets, at[1], at[2], at[3], body, Duration.ofMinutes(5), now);
          return told.equals(at[4]) ? "ok" : "another body";
        } catch (CarethreadWebhook.Refused refused) {
          return refused.code + " " + refused.status;
        }
    }
  }
}
