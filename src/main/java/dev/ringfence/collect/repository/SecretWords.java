package dev.ringfence.collect.repository;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names of arguments, variables and members say that their value is a secret. Rather one too
 * many: a value that is taken out is unknown, and an unknown one decides nothing.
 */
final class SecretWords {
  /** How names end that say something about a secret and hold none. */
  private static final Set<String> ABOUT =
      Set.of(
          "arn",
          "arns",
          "id",
          "ids",
          "name",
          "names",
          "version",
          "length",
          "enabled",
          "policy",
          "days",
          "type",
          "ttl",
          "path",
          "cidr",
          "cidrs",
          "port",
          "ports",
          "region",
          "age",
          "prevention",
          "description");

  private static final Set<String> PASSWORDS =
      Set.of("password", "passwords", "passwd", "pwd", "pass", "passphrase", "passcode", "psk");

  private static final Set<String> SECRETS =
      Set.of("secret", "secrets", "credential", "credentials", "creds", "token", "tokens", "jwt");

  /** Parts of names, written together. */
  private static final List<String> KEYS =
      List.of(
          "privatekey",
          "accesskey",
          "secretkey",
          "apikey",
          "authkey",
          "accountkey",
          "sharedkey",
          "signingkey",
          "encryptionkey",
          "masterkey",
          "sshkey",
          "licensekey",
          "keymaterial",
          "connectionstring",
          "connectionuri",
          "databaseurl",
          "dburl");

  private static final List<String> START_UP =
      List.of("userdata", "customdata", "startupscript", "cloudinit");

  /** Metadata options: whether an instance asks for tokens, not one of them. */
  private static final String NO_TOKEN = "httptokens";

  private static final Pattern BREAK =
      Pattern.compile("[^\\p{L}\\d]+|(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

  private SecretWords() {}

  /** The kind of secret that something of this name is. */
  static Optional<String> kind(String name) {
    String together = name.replaceAll("[^\\p{L}\\d]", "").toLowerCase(Locale.ROOT);
    if (START_UP.stream().anyMatch(together::contains)) {
      return Optional.of("user data");
    }
    List<String> words =
        Arrays.stream(BREAK.split(name)).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    // A name of nothing but signs, such as _, has no words.
    if (words.isEmpty()
        || together.equals(NO_TOKEN)
        || ABOUT.contains(words.get(words.size() - 1))) {
      return Optional.empty();
    }
    if (words.stream().anyMatch(PASSWORDS::contains) || together.endsWith("password")) {
      return Optional.of("password");
    }
    boolean isSecret = words.stream().anyMatch(SECRETS::contains) || together.endsWith("token");
    return isSecret || KEYS.stream().anyMatch(together::contains)
        ? Optional.of("secret")
        : Optional.empty();
  }
}
