package dev.ringfence.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What is known about one read call of a provider.
 *
 * @param call service and operation, {@code ec2:DescribeVpcs}
 * @param area group of calls, {@code vpc}
 * @param permission what the caller must be allowed, in the provider's spelling
 * @param listKey top-level member of the answer that holds the items
 * @param itemKey member of each item that tells this answer from others with the same list key;
 *     empty where the list key is enough
 * @param parameter name of the required parameter when the call is made once per item, else empty
 * @param parameterShape regular expression that finds the parameter in a file name, else empty
 * @param isGlobal whether one region answers for all
 * @param enumerates kinds of resource whose population this call names
 * @param informs facts, as {@code kind.fact}, that are unknown without it
 * @param opens what its absence could hide that lets packets pass
 * @param closes what its absence could hide that stops packets
 * @param words values of the parameter, where no other call names the items to ask about
 */
public record CallSpec(
    String call,
    String area,
    String permission,
    String listKey,
    String itemKey,
    String parameter,
    String parameterShape,
    boolean isGlobal,
    List<String> enumerates,
    List<String> informs,
    List<String> opens,
    List<String> closes,
    List<String> words) {
  private static final String AZURE_CLI = "az ";

  public CallSpec {
    enumerates = List.copyOf(enumerates);
    informs = List.copyOf(informs);
    opens = List.copyOf(opens);
    closes = List.copyOf(closes);
    words = List.copyOf(words);
  }

  /** Whether it is made once per item of another call rather than once per region. */
  public boolean isPerItem() {
    return !parameter.isEmpty();
  }

  /**
   * Name of the command of the provider's CLI, {@code ec2-describe-vpcs} or {@code
   * network-vnet-list}, as export files carry it.
   */
  public String commandName() {
    if (call.startsWith(AZURE_CLI)) {
      return call.substring(AZURE_CLI.length()).replace(' ', '-');
    }
    int colon = call.indexOf(':');
    String service = call.substring(0, colon);
    String operation =
        call.substring(colon + 1)
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
            .toLowerCase(java.util.Locale.ROOT);
    return service + "-" + operation;
  }

  /** A required parameter found in a file name, if the call has one and the name holds it. */
  public Optional<String> parameterIn(String fileName) {
    if (parameterShape.isEmpty()) {
      return Optional.empty();
    }
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile(parameterShape).matcher(fileName);
    return matcher.find()
        ? Optional.of(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
        : Optional.empty();
  }

  /** The part of an identifier that the table's shape finds, {@code key/<this>} of an ARN. */
  public String canonical(String value) {
    boolean isNameShape = parameterShape.startsWith("(?:");
    return isNameShape ? value : parameterIn(value).orElse(value);
  }
}
