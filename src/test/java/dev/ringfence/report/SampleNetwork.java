package dev.ringfence.report;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Unmodelled;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Security groups and subnets of two accounts; one account denies a call, one call is cut short.
 */
record SampleNetwork(EvidenceSet evidence, NetworkModel network) {
  static final EvidenceSource SHOP = new EvidenceSource("aws", "111122223333", "eu-central-1");
  static final EvidenceSource BANK = new EvidenceSource("aws", "444455556666", "eu-west-1");

  private static final Evidence GROUPS = evidence(SHOP, "ec2:DescribeSecurityGroups", 4, List.of());
  private static final Evidence SUBNETS = evidence(SHOP, "ec2:DescribeSubnets", 3, List.of());
  private static final CollectionGap DENIED =
      new CollectionGap(
          Request.of(BANK, "ec2:DescribeSubnets"),
          CollectionGap.Reason.DENIED,
          "UnauthorizedOperation: not authorized to perform ec2:DescribeSubnets",
          Optional.empty());
  static final CollectionGap CUT =
      new CollectionGap(
          Request.of(SHOP, "ec2:DescribeRouteTables"),
          CollectionGap.Reason.TRUNCATED,
          "NextToken present, no further page",
          Optional.of(evidence(SHOP, "ec2:DescribeRouteTables", 100, List.of()).whole()));

  /**
   * @param legacyRepaired whether the group with the lapsed exception is closed
   */
  static SampleNetwork of(int conformingGroups, boolean legacyRepaired) {
    List<Resource> resources = new ArrayList<>();
    resources.add(group("sg-bastion", "bastion", "0.0.0.0/0", 0));
    resources.add(group("sg-legacy", "legacy-supplier", legacyRepaired ? "" : "0.0.0.0/0", 1));
    resources.add(group("sg-0a1b2c3d4e5f67890", "rdp from anywhere", "::/0", 2));
    for (int i = 0; i < conformingGroups; i++) {
      resources.add(group("sg-app-" + i, "app-" + i, "", 3 + i));
    }
    resources.add(
        subnet(
            "subnet-app-a",
            "app-a",
            Fact.known(false, at(SUBNETS, "/Subnets/0/MapPublicIpOnLaunch"))));
    resources.add(
        subnet(
            "subnet-app-b",
            "app-b",
            Fact.known(true, at(SUBNETS, "/Subnets/1/MapPublicIpOnLaunch"))));
    resources.add(subnet("subnet-data-a", "data-a", Fact.missing(CUT)));
    return new SampleNetwork(
        new EvidenceSet(items(), List.of(DENIED, CUT)),
        new NetworkModel(Plane.ACTUAL, resources, enumerations(), unmodelled()));
  }

  static String arn(String id) {
    return "arn:aws:ec2:eu-central-1:111122223333:"
        + (id.startsWith("sg-") ? "security-group/" : "subnet/")
        + id;
  }

  private static List<Evidence> items() {
    return List.of(
        GROUPS,
        SUBNETS,
        evidence(SHOP, "ec2:DescribeRouteTables", 100, List.of()),
        evidence(SHOP, "ec2:DescribeFlowLogs", 0, List.of()),
        evidence(
            SHOP,
            "ec2:DescribeInstanceAttribute",
            1,
            List.of(new Evidence.Redaction("/UserData/Value", "user data"))),
        evidence(BANK, "ec2:DescribeSecurityGroups", 0, List.of()),
        evidence(BANK, "ec2:DescribeFlowLogs", 0, List.of()));
  }

  private static List<Enumeration> enumerations() {
    List<Enumeration> all = new ArrayList<>();
    for (Kind kind :
        List.of(Kind.FILTER, Kind.SUBNET, Kind.FLOW_LOG, Kind.PEERING, Kind.DATA_STORE)) {
      all.add(new Enumeration(SHOP, kind, List.of()));
      all.add(new Enumeration(BANK, kind, kind == Kind.SUBNET ? List.of(DENIED) : List.of()));
    }
    return all;
  }

  private static List<Unmodelled> unmodelled() {
    return List.of(
        new Unmodelled(
            arn("sg-legacy"),
            "a permission names the protocol 'sctp-over-udp', which is not known",
            at(GROUPS, "/SecurityGroups/1/IpPermissions/3/IpProtocol")));
  }

  /** A group whose description the sample's predicate reads as the addresses it is open to. */
  private static Filter group(String id, String name, String from, int index) {
    String pointer = "/SecurityGroups/%s/IpPermissions/0/IpRanges/0/CidrIp".formatted(index);
    return resource(
        Filter.class,
        header(id, name, GROUPS, "/SecurityGroups/" + index),
        Map.of("description", Fact.known(from, at(GROUPS, pointer))));
  }

  private static Subnet subnet(String id, String name, Fact<Boolean> assigns) {
    return resource(
        Subnet.class,
        header(id, name, SUBNETS, "/Subnets/0"),
        Map.of("assignsPublicAddresses", assigns));
  }

  /** A resource of which only the given facts are known; what else its kind has does not matter. */
  private static <R extends Record & Resource> R resource(
      Class<R> type, ResourceHeader header, Map<String, Fact<?>> facts) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(
                component ->
                    component.getType() == ResourceHeader.class
                        ? header
                        : component.getType() == String.class
                            ? ""
                            : facts.getOrDefault(
                                component.getName(), Fact.unknown("not part of the sample")))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ResourceHeader header(String id, String name, Evidence evidence, String pointer) {
    return new ResourceHeader(
        arn(id),
        id,
        name,
        SHOP,
        Plane.ACTUAL,
        Tags.none(at(evidence, pointer)),
        at(evidence, pointer));
  }

  private static SourceRef at(Evidence evidence, String pointer) {
    return SourceRef.at(evidence.digest(), evidence.path(), pointer);
  }

  private static Evidence evidence(
      EvidenceSource source, String call, int items, List<Evidence.Redaction> redactions) {
    String file = call.replace(':', '-').toLowerCase(java.util.Locale.ROOT) + ".json";
    String path = source.account() + "/" + source.region() + "/" + file;
    Digest digest = SampleAssessment.digest(path);
    return new Evidence(
        Request.of(source, call),
        path,
        digest,
        1_000L + items,
        source.equals(SHOP) ? "arn:aws:sts::111122223333:assumed-role/ringfence-read/audit" : "",
        Instant.parse("2026-11-30T21:04:05Z").plusSeconds(items),
        source.equals(SHOP) ? Evidence.Clock.COLLECTOR : Evidence.Clock.FILE,
        items,
        redactions);
  }
}
