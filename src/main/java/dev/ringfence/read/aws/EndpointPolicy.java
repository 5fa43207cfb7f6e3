package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Set;
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
    if (statements.stream().anyMatch(EndpointPolicy::isWideOpen)) {
      return Fact.known(true, where);
    }
    boolean isUnclear =
        statements.stream()
            .filter(EndpointPolicy::isUnconditionalAllow)
            .anyMatch(statement -> EXCEPTIONS.stream().anyMatch(statement::has));
    return isUnclear
        ? notes.unknown(owner, "the endpoint policy allows everything but something", where)
        : Fact.known(false, where);
  }

  private static boolean isWideOpen(JsonNode statement) {
    return isUnconditionalAllow(statement)
        && isAnyone(statement.path("Principal"))
        && elements(statement.path("Action")).stream().anyMatch(EndpointPolicy::isAnyAction)
        && elements(statement.path("Resource")).stream().anyMatch(EndpointPolicy::isAnyResource);
  }

  private static boolean isUnconditionalAllow(JsonNode statement) {
    return statement.path("Effect").asString("").equals("Allow")
        && statement.path("Condition").isEmpty();
  }

  private static boolean isAnyone(JsonNode principal) {
    JsonNode named = principal.isObject() ? principal.path("AWS") : principal;
    return elements(named).stream().anyMatch(name -> name.asString("").equals(ANYTHING));
  }

  /** An endpoint reaches one service, so all of that service's actions are anything. */
  private static boolean isAnyAction(JsonNode action) {
    String text = action.asString("");
    return text.equals(ANYTHING) || text.endsWith(":*");
  }

  private static boolean isAnyResource(JsonNode resource) {
    String text = resource.asString("");
    return text.equals(ANYTHING) || text.matches("arn:[a-z*-]+:[a-z0-9*-]+:\\*?:\\*?:\\*");
  }

  private static List<JsonNode> elements(JsonNode value) {
    return value.isArray()
        ? value.valueStream().toList()
        : value.isMissingNode() ? List.of() : List.of(value);
  }
}
