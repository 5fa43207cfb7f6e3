package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The role of an interface: the kind of service it serves, else a server's. A bastion is what the
 * tag {@code Role} of the interface or of its instance calls one.
 */
final class InterfaceRoles {
  private static final String INSTANCES = "ec2:DescribeInstances";
  private static final String SERVER = "server";
  private static final String BASTION = "bastion";
  private static final String TAG = "Role";

  /** Types that are none of {@link InterfaceKind} (EC2 API, NetworkInterface). */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "interface",
          "efa",
          "efa-only",
          "trunk",
          "branch",
          "lambda",
          "quicksight",
          "global_accelerator_managed",
          "api_gateway_managed",
          "iot_rules_managed",
          "aws_codestar_connections_managed",
          "ec2_instance_connect_endpoint",
          "evs");

  private final Answers answers;
  private final Notes notes;
  private final Map<String, Json> instances = new HashMap<>();

  InterfaceRoles(Answers answers, Notes notes) {
    this.answers = answers;
    this.notes = notes;
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, INSTANCES).stream()
          .flatMap(reservation -> reservation.stream("Instances"))
          .forEach(instance -> instances.putIfAbsent(instance.id("InstanceId"), instance));
    }
  }

  Fact<String> of(ResourceHeader header, Ec2NetworkInterface seen) {
    InterfaceKind kind = InterfaceKind.of(seen);
    if (kind != InterfaceKind.OTHER) {
      return Fact.known(kind.role(), seen.decidingKind());
    }
    return seen.json()
        .text("InterfaceType")
        .flatMap(
            type ->
                OTHER_TYPES.contains(type)
                    ? unserved(header, seen)
                    : notes.unknown(
                        header.id(),
                        "an interface is of type " + type,
                        seen.json().sourceOf("InterfaceType")));
  }

  private Fact<String> unserved(ResourceHeader header, Ec2NetworkInterface seen) {
    return header
        .tags()
        .value(TAG)
        .flatMap(
            tag ->
                tag.equals(BASTION)
                    ? Fact.known(BASTION, List.of())
                    : seen.instanceId()
                        .map(id -> ofInstance(header.origin(), id, seen))
                        .orElseGet(() -> Fact.known("other", seen.decidingKind())));
  }

  private Fact<String> ofInstance(
      EvidenceSource source, String instanceId, Ec2NetworkInterface seen) {
    Json instance = instances.get(instanceId);
    if (instance == null) {
      Optional<CollectionGap> gap = answers.gap(source, INSTANCES);
      return gap.isPresent()
          ? Fact.missing(gap.get())
          : Fact.unknown("no answer of " + INSTANCES + " has " + instanceId);
    }
    Tags tags = Headers.tags(instance, "Tags", "Key", "Value");
    return tags.value(TAG)
        .flatMap(
            tag ->
                Fact.known(
                    tag.equals(BASTION) ? BASTION : SERVER,
                    tag.equals(BASTION)
                        ? List.of()
                        : List.of(seen.json().member("Attachment").sourceOf("InstanceId"))));
  }
}
