package dev.ringfence.collect;

import dev.ringfence.evidence.Evidence.Redaction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which values of an answer are secrets. Names are compared without case: EC2 writes {@code
 * UserData}, Direct Connect {@code authKey}.
 */
public final class SecretNames {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("userdata", "user data"),
          // The whole XML: it repeats the tunnels' keys.
          Map.entry("customergatewayconfiguration", "VPN configuration"),
          Map.entry("presharedkey", "pre-shared key"),
          Map.entry("authkey", "BGP authentication key"),
          // The router's configuration of a virtual interface repeats its authentication key.
          Map.entry("customerrouterconfig", "router configuration"),
          Map.entry("masteruserpassword", "password"),
          Map.entry("adminuserpassword", "password"),
          Map.entry("password", "password"),
          Map.entry("authtoken", "authentication token"),
          // Azure: gateways and connections, servers, and circuits.
          Map.entry("sharedkey", "pre-shared key"),
          Map.entry("radiusserversecret", "secret"),
          Map.entry("adminpassword", "password"),
          Map.entry("customdata", "user data"),
          // What extensions of servers run, often with a password, and from where.
          Map.entry("commandtoexecute", "command"),
          Map.entry("fileuris", "addresses with signatures"),
          Map.entry("authorizationkey", "authorization key"),
          Map.entry("connectionstring", "connection string"),
          // Events of the Activity Log: tokens, sessions and addresses of who called.
          Map.entry("claims", "claims of a caller"),
          Map.entry("httprequest", "request of a caller"),
          Map.entry("secretstring", "secret"),
          Map.entry("secretbinary", "secret"),
          Map.entry("secretaccesskey", "secret access key"),
          Map.entry("sessiontoken", "session token"),
          Map.entry("privatekey", "private key"),
          Map.entry("keymaterial", "private key"));

  /** Long-term and temporary access key ids (IAM User Guide, "unique identifiers"). */
  private static final Pattern ACCESS_KEY =
      Pattern.compile("(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])");

  private SecretNames() {}

  /** The kind of secret a member of this name holds. */
  static Optional<String> kind(String member) {
    return Optional.ofNullable(KINDS.get(member.toLowerCase(Locale.ROOT)));
  }

  /** The kind of secret a text is, whatever its name. */
  public static Optional<String> kindOfText(String text) {
    return ACCESS_KEY.matcher(text).find() ? Optional.of("access key id") : Optional.empty();
  }

  /** How access key ids look within a text. */
  public static Pattern accessKeys() {
    return ACCESS_KEY;
  }

  /** What stands in the place of a secret. */
  static String replacement(String kind) {
    return Redaction.replacement(kind);
  }

  static boolean isReplacement(String text) {
    return text.startsWith("REDACTED") && Redaction.isIn(text);
  }
}
