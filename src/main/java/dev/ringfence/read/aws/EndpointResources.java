package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the policy of an endpoint lets requests through to resources that its owners did not
 * name: any resource, or buckets under a name with a wildcard, since names of buckets are global
 * and anybody may register the next one that fits (S3 user guide, bucket naming). Who asks does not
 * matter here: one's own role can be made to write into somebody else's bucket.
 */
final class EndpointResources {
  private static final Pattern BUCKET = Pattern.compile("arn:aws(?:-[a-z]+)*:s3:::(.*)");
  private static final Set<String> EXACT = Set.of("StringEquals", "StringEqualsIgnoreCase");

  /** Keys that, compared exactly, leave resources of named accounts (IAM, S3 condition keys). */
  private static final Set<String> OWNERS =
      Set.of("aws:resourceaccount", "aws:resourceorgid", "s3:resourceaccount");

  /** Keys that tell of who asks, and leave every resource there is. */
  private static final Set<String> ASKERS =
      Set.of("aws:principalaccount", "aws:principalorgid", "aws:principalarn", "aws:sourcevpc");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** How far a statement lets requests. */
  private enum Reach {
    NAMED,
    UNTOLD,
    ANY
  }

  private EndpointResources() {}

  static Fact<Boolean> isOpen(Json endpoint) {
    SourceRef where = endpoint.sourceOf("PolicyDocument");
    return endpoint
        .text("PolicyDocument")
        .flatMap(
            text -> {
              try {
                return isOpen(elements(MAPPER.readTree(text).path("Statement")), where);
              } catch (JacksonException notJson) {
                return Fact.unknown("the endpoint policy is not JSON", where);
              }
            });
  }

  private static Fact<Boolean> isOpen(List<JsonNode> statements, SourceRef where) {
    if (statements.isEmpty() || statements.stream().anyMatch(one -> effect(one).isEmpty())) {
      return Fact.unknown("the endpoint policy states nothing that is understood", where);
    }
    Set<Reach> allowed =
        Set.copyOf(
            statements.stream()
                .filter(statement -> effect(statement).equals("Allow"))
                .map(EndpointResources::reach)
                .toList());
    boolean isDenying = statements.stream().anyMatch(one -> effect(one).equals("Deny"));
    if (allowed.contains(Reach.ANY) && !isDenying) {
      return Fact.known(true, where);
    }
    return allowed.contains(Reach.ANY) || allowed.contains(Reach.UNTOLD)
        ? Fact.unknown(
            "what else the endpoint policy says of resources that nobody named is not evaluated",
            where)
        : Fact.known(false, where);
  }

  /** Empty for what is neither of the two effects that there are. */
  private static String effect(JsonNode statement) {
    String effect = statement.path("Effect").asString("");
    return effect.equals("Allow") || effect.equals("Deny") ? effect : "";
  }

  private static Reach reach(JsonNode statement) {
    List<JsonNode> resources = elements(statement.path("Resource"));
    boolean isNamed =
        !resources.isEmpty() && resources.stream().allMatch(one -> isNamed(one.asString("")));
    if (isNamed) {
      return Reach.NAMED;
    }
    List<String> conditions = keys(statement, false);
    if (keys(statement, true).stream().anyMatch(OWNERS::contains)) {
      return Reach.NAMED;
    }
    return ASKERS.containsAll(conditions) ? Reach.ANY : Reach.UNTOLD;
  }

  /** Keys of the conditions in small letters; all of a statement's conditions have to hold. */
  private static List<String> keys(JsonNode statement, boolean isExact) {
    return statement
        .path("Condition")
        .propertyStream()
        .filter(operator -> !isExact || EXACT.contains(operator.getKey()))
        .flatMap(operator -> operator.getValue().propertyStream())
        .filter(key -> !isExact || elements(key.getValue()).stream().noneMatch(v -> isWild(v)))
        .map(key -> key.getKey().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isWild(JsonNode value) {
    String text = value.asString("*");
    return text.contains("*") || text.contains("?") || text.contains("${");
  }

  /** Whether it is the name of one bucket, whatever the objects, or of one's own resources. */
  private static boolean isNamed(String resource) {
    Matcher named = BUCKET.matcher(resource);
    if (named.matches()) {
      String bucket = named.group(1).split("/", 2)[0];
      return !bucket.isEmpty() && !bucket.matches(".*[*?$].*");
    }
    // arn:partition:service:region:account:resource: the account is what owns it.
    String[] parts = resource.split(":", 6);
    return parts.length == 6 && parts[4].matches("[0-9]{12}") && !parts[2].matches(".*[*?].*");
  }

  private static List<JsonNode> elements(JsonNode value) {
    return value.isArray()
        ? value.valueStream().toList()
        : value.isMissingNode() ? List.of() : List.of(value);
  }
}
