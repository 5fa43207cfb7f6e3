package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a statement of an endpoint's policy lets anyone do anything to everything, as the policy
 * AWS attaches by default does (VPC user guide, endpoint policies). A further statement that denies
 * does not change what this one says.
 */
final class EndpointPolicy {
  private static final String ANYTHING = "*";
  private static final Set<String> EXCEPTIONS = Set.of("NotPrincipal", "NotAction", "NotResource");
  private static final Set<String> EXACT = Set.of("StringEquals", "StringEqualsIgnoreCase");

  /** Resources of the services that have endpoints, under names that nobody chose. */
  private static final List<String> PROBES =
      List.of(
          "arn:aws:s3:::q7zx-unlikely/q7zx",
          "arn:aws:sqs:xx-none-9:999999999999:q7zx-unlikely",
          "arn:aws:kms:xx-none-9:999999999999:key/q7zx-unlikely",
          "arn:aws:secretsmanager:xx-none-9:999999999999:secret:q7zx-unlikely",
          "arn:aws:dynamodb:xx-none-9:999999999999:table/q7zx-unlikely");

  /** Keys that, compared exactly, leave one's own accounts (IAM user guide, global keys). */
  private static final Set<String> NARROWING =
      Set.of(
          "aws:principalorgid", "aws:principalaccount", "aws:resourceorgid", "aws:resourceaccount");

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Notes notes;

  EndpointPolicy(Notes notes) {
    this.notes = notes;
  }

  Fact<Boolean> isOpen(String owner, Json endpoint) {
    SourceRef where = endpoint.sourceOf("PolicyDocument");
    return endpoint
        .text("PolicyDocument")
        .flatMap(
            text -> {
              try {
                return isOpen(owner, mapper.readTree(text), where);
              } catch (JacksonException notJson) {
                return notes.unknown(owner, "the endpoint policy is not JSON", where);
              }
            });
  }

  private Fact<Boolean> isOpen(String owner, JsonNode policy, SourceRef where) {
    List<JsonNode> statements = elements(policy.path("Statement"));
    if (statements.isEmpty() || !statements.stream().allMatch(one -> one.has("Effect"))) {
      return notes.unknown(owner, "the endpoint policy states nothing that is understood", where);
    }
    if (statements.stream().anyMatch(EndpointPolicy::isWideOpen)) {
      return Fact.known(true, where);
    }
    if (statements.stream().anyMatch(EndpointPolicy::isAllBut)) {
      return notes.unknown(owner, "the endpoint policy allows everything but something", where);
    }
    if (statements.stream().anyMatch(EndpointPolicy::isWideUnlessConditionNarrows)) {
      return notes.unknown(
          owner,
          "the endpoint policy allows everything on a condition that is not evaluated",
          where);
    }
    return Fact.known(false, where);
  }

  private static boolean isAllBut(JsonNode statement) {
    return isAllow(statement)
        && !isNarrowed(statement)
        && EXCEPTIONS.stream().anyMatch(statement::has);
  }

  private static boolean isWideOpen(JsonNode statement) {
    return isWide(statement) && statement.path("Condition").isEmpty();
  }

  private static boolean isWideUnlessConditionNarrows(JsonNode statement) {
    return isWide(statement) && !isNarrowed(statement);
  }

  /** Whether a condition certainly leaves few: an exact value of a key that names one's own. */
  private static boolean isNarrowed(JsonNode statement) {
    return statement
        .path("Condition")
        .propertyStream()
        .filter(operator -> EXACT.contains(operator.getKey()))
        .flatMap(operator -> operator.getValue().propertyStream())
        .anyMatch(key -> NARROWING.contains(key.getKey().toLowerCase(Locale.ROOT)));
  }

  private static boolean isWide(JsonNode statement) {
    return isAllow(statement)
        && isAnyone(statement.path("Principal"))
        && elements(statement.path("Action")).stream().anyMatch(EndpointPolicy::isAnyAction)
        && elements(statement.path("Resource")).stream().anyMatch(EndpointPolicy::isAnyResource);
  }

  private static boolean isAllow(JsonNode statement) {
    return statement.path("Effect").asString("").equals("Allow");
  }

  private static boolean isAnyone(JsonNode principal) {
    JsonNode named = principal.isObject() ? principal.path("AWS") : principal;
    return elements(named).stream().anyMatch(name -> name.asString("").equals(ANYTHING));
  }

  /** An endpoint reaches one service, so all of that service's actions are anything. */
  private static boolean isAnyAction(JsonNode action) {
    return pattern(action).matcher("anything:AnythingAtAll").matches()
        || action.asString("").endsWith(":*");
  }

  /** A pattern that fits a resource nobody could have meant fits every resource. */
  private static boolean isAnyResource(JsonNode resource) {
    Pattern pattern = pattern(resource);
    return PROBES.stream().anyMatch(probe -> pattern.matcher(probe).matches());
  }

  /** Star for any text, question mark for one character (IAM user guide, wildcards). */
  private static Pattern pattern(JsonNode value) {
    String quoted = Pattern.quote(value.asString(""));
    return Pattern.compile(
        quoted.replaceAll("\\*+", "\\\\E.*\\\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
  }

  private static List<JsonNode> elements(JsonNode value) {
    return value.isArray()
        ? value.valueStream().toList()
        : value.isMissingNode() ? List.of() : List.of(value);
  }
}
