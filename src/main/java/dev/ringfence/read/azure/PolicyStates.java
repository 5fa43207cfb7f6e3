package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.RuleVerdict;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Tags;
import dev.ringfence.network.VirtualNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What built-in definitions of Azure Policy say of the resources of the network (Azure Policy REST
 * API, Policy States, Query Results; Azure Policy, built-in definitions).
 */
final class PolicyStates implements Mapper {
  /** Subnets should be associated with a network security group. */
  static final String SUBNETS_HAVE_A_GROUP = "e71308d3-144b-4262-b144-efdc3cc90517";

  private static final Set<String> COMPARED =
      Set.of(
          SUBNETS_HAVE_A_GROUP,
          // Flow logs should be configured for every virtual network.
          "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee",
          // Network interfaces should not have public addresses.
          "83a86a26-fd1f-447c-b59d-e51f44264114");

  /** Subnets of services that the platform lets have no group, or no rules of one's own. */
  private static final List<String> PLATFORM =
      List.of(
          "/subnets/gatewaysubnet",
          "/subnets/azurefirewallsubnet",
          "/subnets/azurefirewallmanagementsubnet",
          "/subnets/azurebastionsubnet",
          "/subnets/routeserversubnet");

  private final Answers answers;
  private final Map<String, Resource> byId = new HashMap<>();

  /**
   * States to compare.
   *
   * @param network everything that was read already
   */
  PolicyStates(Answers answers, List<Resource> network) {
    this.answers = answers;
    network.forEach(resource -> byId.putIfAbsent(resource.id(), resource));
  }

  static boolean isCompared(String definition) {
    return COMPARED.contains(definition);
  }

  @Override
  public Stream<Resource> resources() {
    return answers
        .items(Calls.POLICY_STATES)
        .filter(state -> isCompared(definition(state.json())))
        .map(this::verdict);
  }

  private static String definition(Arm state) {
    String id = state.raw("policyDefinitionId").toLowerCase(Locale.ROOT);
    // A definition of one's own is below a subscription or a management group.
    return id.startsWith("/providers/microsoft.authorization/policydefinitions/")
        ? id.substring(id.lastIndexOf('/') + 1)
        : "";
  }

  private Resource verdict(Item item) {
    Arm state = item.json();
    SourceRef where = state.source();
    String about = state.raw("resourceId").toLowerCase(Locale.ROOT);
    Fact<String> said = state.text("complianceState").map(text -> text.toLowerCase(Locale.ROOT));
    return new RuleVerdict(
        header(item, about),
        definition(state),
        assignment(state),
        // The effect is the only parameter that these definitions have.
        Fact.known(false, state.sourceOf("policyAssignmentParameters")),
        Fact.known(about, state.sourceOf("resourceId")),
        said.map(word -> isJudged(word) && !isOfPlatform(state, about)),
        said.flatMap(word -> isCompliant(state, word)),
        state.text("timestamp"),
        none(where),
        none(where),
        one(Subnet.class, about, where),
        one(VirtualNetwork.class, about, where),
        none(where),
        one(NetworkInterface.class, about, where).map(List::of),
        none(where),
        none(where));
  }

  private static String assignment(Arm state) {
    String id = state.raw("policyAssignmentId");
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static ResourceHeader header(Item item, String about) {
    Arm state = item.json();
    String name =
        definition(state)
            + " of "
            + assignment(state)
            + " on "
            + about.substring(about.lastIndexOf('/') + 1);
    return new ResourceHeader(
        state.raw("policyAssignmentId").toLowerCase(Locale.ROOT)
            + "#"
            + state.raw("policyDefinitionReferenceId").toLowerCase(Locale.ROOT)
            + "#"
            + definition(state)
            + "#"
            + about,
        name,
        name,
        item.source(),
        Plane.ACTUAL,
        Tags.none(state.source()),
        state.source());
  }

  /** Others are exempt, in conflict, or not judged yet (Azure Policy, compliance states). */
  private static boolean isJudged(String word) {
    return word.equals("compliant") || word.equals("noncompliant");
  }

  private static boolean isOfPlatform(Arm state, String about) {
    return definition(state).equals(SUBNETS_HAVE_A_GROUP)
        && PLATFORM.stream().anyMatch(about::endsWith);
  }

  private static Fact<Boolean> isCompliant(Arm state, String word) {
    return isJudged(word)
        ? Fact.known(word.equals("compliant"), state.sourceOf("complianceState"))
        : Fact.unknown("the policy has not judged it", state.sourceOf("complianceState"));
  }

  private <R extends Resource> Fact<R> one(Class<R> type, String id, SourceRef where) {
    Resource found = byId.get(id);
    return type.isInstance(found)
        ? Fact.known(type.cast(found), where)
        : Fact.unknown("the evidence has no " + id, where);
  }

  private static <T> Fact<T> none(SourceRef where) {
    return Fact.unknown("the policy is about something else", where);
  }
}
