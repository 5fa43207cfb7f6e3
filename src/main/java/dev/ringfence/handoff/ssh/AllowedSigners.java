package dev.ringfence.handoff.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of a file of public keys, or of allowed signers (ssh-keygen(1), ALLOWED SIGNERS), that
 * may sign for a principal in a namespace. An option that would narrow a key further is refused
 * rather than left out.
 */
public final class AllowedSigners {
  private static final Pattern TYPE =
      Pattern.compile("(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]+");

  /** White space within double quotes separates nothing. */
  private static final Pattern FIELD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

  private static final Pattern NAMESPACES =
      Pattern.compile("namespaces=(\"[^\"]*\"|[^\",]*)", Pattern.CASE_INSENSITIVE);

  private final String principal;
  private final String namespace;

  public AllowedSigners(String principal, String namespace) {
    this.principal = principal;
    this.namespace = namespace;
  }

  /**
   * The Ed25519 keys that may sign, in order; keys of other types and principals are passed over.
   *
   * @throws IllegalArgumentException naming the line that cannot be read, or an option other than
   *     {@code namespaces}
   */
  public List<SshPublicKey> in(String text) {
    List<SshPublicKey> keys = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        key(fields(line), number).ifPresent(keys::add);
      }
    }
    return keys;
  }

  private static List<String> fields(String line) {
    Matcher matcher = FIELD.matcher(line);
    List<String> fields = new ArrayList<>();
    while (matcher.find()) {
      fields.add(matcher.group());
    }
    return fields;
  }

  private Optional<SshPublicKey> key(List<String> fields, int line) {
    int type = type(fields);
    if (type < 0 || type + 1 >= fields.size()) {
      throw unread(line, "no public key is in it");
    }
    boolean isMeant = type == 0 || isNamed(fields.get(0));
    for (String options : fields.subList(Math.min(1, type), type)) {
      isMeant &= isFor(options, line);
    }
    if (!isMeant || !fields.get(type).equals(SshPublicKey.TYPE)) {
      return Optional.empty();
    }
    return Optional.of(
        SshPublicKey.in(fields.get(type) + " " + fields.get(type + 1)).stream()
            .findFirst()
            .orElseThrow(() -> unread(line, "its key cannot be read")));
  }

  private static int type(List<String> fields) {
    for (int i = 0; i < Math.min(3, fields.size()); i++) {
      if (TYPE.matcher(fields.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  /** Principals are patterns, separated by commas; one with an exclamation mark excludes. */
  private boolean isNamed(String principals) {
    return matches(principals.replace("\"", ""), principal);
  }

  private boolean isFor(String options, int line) {
    Matcher namespaces = NAMESPACES.matcher(options);
    if (!namespaces.matches()) {
      throw unread(
          line,
          "of the options %s only namespaces= is supported"
              .formatted(options.replaceAll("=(\"[^\"]*\"|[^\",]*)", "=")));
    }
    return matches(namespaces.group(1).replace("\"", ""), namespace);
  }

  private static boolean matches(String patterns, String name) {
    List<String> all = Arrays.asList(patterns.split(","));
    return all.stream().anyMatch(one -> !one.startsWith("!") && fits(one, name))
        && all.stream().noneMatch(one -> one.startsWith("!") && fits(one.substring(1), name));
  }

  private static boolean fits(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    pattern
        .strip()
        .chars()
        .forEach(
            c ->
                regex.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return name.matches(regex.toString());
  }

  private static IllegalArgumentException unread(int line, String why) {
    return new IllegalArgumentException("line %d: %s".formatted(line, why));
  }
}
