package dev.ringfence.report;

import dev.ringfence.assessment.AddressRecord;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.BoundaryRecord.Count;
import dev.ringfence.assessment.DocumentedRecord;
import dev.ringfence.assessment.DocumentedRecord.Use;
import dev.ringfence.assessment.DoubtRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.HopRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.MediatedRecord;
import dev.ringfence.assessment.PathRecord;
import dev.ringfence.assessment.PolicyRecord;
import dev.ringfence.assessment.ServiceRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.assessment.ZoneTable.Issue;
import dev.ringfence.assessment.ZoneTable.Unplaced;
import dev.ringfence.assessment.ZoneTable.ZoneRecord;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.Passage;
import dev.ringfence.network.Boundary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What passes between the zones of the sample: as allowed, beyond it, undocumented and in doubt.
 */
public final class SampleBoundaries {
  private static final List<ZoneRecord> ZONES =
      List.of(
          new ZoneRecord("public", "public", false, 4, 0),
          new ZoneRecord("application", "application", false, 11, 1),
          new ZoneRecord("data", "data", false, 5, 1),
          new ZoneRecord("internet", "internet", true, 0, 0));
  private static final String GROUPS = "111122223333/eu-central-1/ec2-describesecuritygroups.json";
  private static final String ROUTES = "111122223333/eu-central-1/ec2-describeroutetables.json";

  private SampleBoundaries() {}

  public static ZoneTable zones() {
    return new ZoneTable(
        ZONES,
        false,
        boundaries().size(),
        new Listed<>(
            List.of(
                new Issue(
                    SampleNetwork.arn("eni-0f00f00f00f00f00f"),
                    "batch-7",
                    List.of("application", "data"),
                    "zones application and data both select it",
                    new Listed<>(List.of(groups("/SecurityGroups/0")), 1))),
            1),
        new Listed<>(
            List.of(
                new Unplaced(
                    "billing",
                    "data",
                    "tcp 5432",
                    "billing",
                    "nothing in the estate has this name",
                    SourceRef.atLine(
                        SampleAssessment.digest("boundaries.md"), "boundaries.md", 12))),
            1));
  }

  /** Fifteen pairs of four zones: all but the internet with itself. */
  public static List<BoundaryRecord> boundaries() {
    List<BoundaryRecord> all = new ArrayList<>();
    for (ZoneRecord from : ZONES) {
      for (ZoneRecord to : ZONES) {
        if (!from.isOutside() || !to.isOutside()) {
          all.add(of(new Boundary(from.name(), to.name())));
        }
      }
    }
    return all;
  }

  private static BoundaryRecord of(Boundary boundary) {
    return switch (boundary.id()) {
      case "internet->public" -> shop(boundary);
      case "public->application" -> forwarding(boundary);
      case "application->data" -> databases(boundary);
      case "internet->application" -> mediated(boundary);
      case "application->application" -> lateral(boundary);
      case "data->internet" ->
          record(boundary, Optional.of(policy(20)), List.of(), List.of(), List.of(), List.of());
      default -> record(boundary, Optional.empty(), List.of(), List.of(), List.of(), List.of());
    };
  }

  private static BoundaryRecord shop(Boundary boundary) {
    return record(
        boundary,
        Optional.of(policy(11, "443/tcp")),
        List.of(documented("internet", "public", "tcp 443", Use.PASSES, 7)),
        List.of(
            flow(Certainty.CERTAIN, "tcp 22", Standing.BEYOND, Standing.BEYOND, "10.20.0.0/26"),
            flow(Certainty.CERTAIN, "tcp 443", Standing.COVERED, Standing.COVERED, "10.20.0.0/26")),
        List.of(),
        List.of());
  }

  private static BoundaryRecord forwarding(Boundary boundary) {
    return record(
        boundary,
        Optional.of(policy(13, "8443/tcp", "9100/tcp from monitoring-*")),
        List.of(
            documented("public", "application", "tcp 8443", Use.PASSES, 8),
            documented("public", "application", "tcp 9200", Use.PASSES_NOT, 9)),
        List.of(
            flow(Certainty.CERTAIN, "tcp 9100", Standing.COVERED, Standing.BEYOND, "10.20.8.0/24"),
            flow(
                Certainty.CERTAIN, "tcp 8443", Standing.COVERED, Standing.COVERED, "10.20.8.0/24")),
        List.of(),
        List.of());
  }

  private static BoundaryRecord databases(Boundary boundary) {
    return record(
        boundary,
        Optional.of(policy(16, "5432/tcp")),
        List.of(documented("application", "data", "tcp 5432", Use.MAY_PASS, 10)),
        List.of(
            flow(Certainty.POSSIBLE, "all tcp", Standing.BEYOND, Standing.BEYOND, "10.20.16.0/24"),
            flow(
                Certainty.POSSIBLE,
                "tcp 5432",
                Standing.COVERED,
                Standing.COVERED,
                "10.20.16.0/24")),
        List.of(),
        List.of(
            new DoubtRecord(
                "the route tables are not known: " + SampleNetwork.CUT.display(),
                new Listed<>(List.of(routes("")), 1))));
  }

  private static BoundaryRecord lateral(Boundary boundary) {
    return record(
        boundary,
        Optional.of(policy(18, "22/tcp from bastion")),
        List.of(),
        List.of(
            flow(Certainty.CERTAIN, "tcp 22", Standing.UNDECIDED, Standing.BEYOND, "10.20.8.0/24")),
        List.of(),
        List.of());
  }

  private static BoundaryRecord mediated(Boundary boundary) {
    return record(
        boundary,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(
            new MediatedRecord(
                "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/1f",
                "web",
                "tcp 443",
                "tcp 8443",
                Certainty.CERTAIN,
                path("tcp 443", "internet", "10.20.0.9"),
                path("tcp 8443", "web", "10.20.8.7"))),
        List.of());
  }

  /** A record whose counts add up. */
  public static BoundaryRecord record(
      Boundary boundary,
      Optional<PolicyRecord> policy,
      List<DocumentedRecord> documented,
      List<FlowRecord> flows,
      List<MediatedRecord> mediated,
      List<DoubtRecord> doubts) {
    return new BoundaryRecord(
        boundary,
        policy,
        true,
        new Listed<>(documented, documented.size()),
        new Listed<>(flows, flows.size()),
        flows.stream()
            .map(flow -> new Count(flow.certainty(), flow.policy(), flow.documented(), 1))
            .toList(),
        new Listed<>(mediated, mediated.size()),
        new Listed<>(doubts, doubts.size()));
  }

  public static PolicyRecord policy(int line, String... allowed) {
    return new PolicyRecord(
        IntStream.range(0, allowed.length)
            .mapToObj(i -> new PolicyRecord.Allowed(allowed[i], audit(line + 1 + i)))
            .toList(),
        true,
        audit(line));
  }

  private static DocumentedRecord documented(
      String from, String to, String services, Use use, int line) {
    return new DocumentedRecord(
        from,
        to,
        services,
        "Customers and partners use it",
        Optional.of(LocalDate.parse("2026-09-14")),
        use,
        use == Use.PASSES_NOT ? services : "",
        SourceRef.atLine(SampleAssessment.digest("boundaries.md"), "boundaries.md", line));
  }

  /** A line with a witness of three hops. */
  public static FlowRecord flow(
      Certainty certainty,
      String services,
      Standing policy,
      Standing documented,
      String destinations) {
    String[] words = services.split(" ");
    boolean isWhole = words[0].equals("all");
    return new FlowRecord(
        certainty,
        services,
        new Listed<>(
            List.of(
                new ServiceRecord(
                    isWhole ? words[1] : words[0], isWhole ? "all" : words[1], "all")),
            1),
        new AddressRecord("0.0.0.0/0", new Listed<>(List.of("0.0.0.0/0"), 1)),
        new AddressRecord(destinations, new Listed<>(List.of(destinations), 1)),
        "internet gateway igw-0aa",
        policy,
        documented,
        path(services, "internet", destinations.replaceFirst("0/.*", "9")));
  }

  private static PathRecord path(String services, String from, String destination) {
    return new PathRecord(
        services + " from 198.51.100.7 port 49152 to " + destination,
        from,
        "",
        SampleNetwork.arn("eni-0a0a0a0a0a0a0a0a0"),
        "web-1",
        "internet gateway igw-0aa",
        List.of(
            hop(
                Hop.Kind.ROUTE,
                Passage.PERMITTED,
                "rtb-0bb",
                "public",
                List.of("rtb-0bb#0.0.0.0/0"),
                "0.0.0.0/0 leads to igw-0aa",
                routes("/RouteTables/0/Routes/1")),
            hop(
                Hop.Kind.INGRESS_FILTER,
                Passage.PERMITTED,
                "sg-bastion",
                "bastion",
                List.of("sg-bastion#ingress:tcp:22:0.0.0.0/0"),
                "admits " + services + " from 0.0.0.0/0",
                groups("/SecurityGroups/0/IpPermissions/0/IpRanges/0/CidrIp"))),
        List.of(
            hop(
                Hop.Kind.ORDERED_EGRESS,
                Passage.INCONCLUSIVE,
                "acl-0cc",
                "",
                List.of(),
                "the entries of the list are not known",
                routes(""))));
  }

  private static HopRecord hop(
      Hop.Kind kind,
      Passage passage,
      String subject,
      String name,
      List<String> rules,
      String text,
      SourceRef source) {
    return new HopRecord(
        kind,
        passage,
        subject,
        name,
        new Listed<>(rules, rules.size()),
        text,
        new Listed<>(List.of(source), 1));
  }

  private static SourceRef groups(String pointer) {
    return SourceRef.at(SampleAssessment.digest(GROUPS), GROUPS, pointer);
  }

  private static SourceRef routes(String pointer) {
    return SourceRef.at(SampleAssessment.digest(ROUTES), ROUTES, pointer);
  }

  private static SourceRef audit(int line) {
    return SourceRef.atLine(SampleAssessment.digest("audit.yaml"), "audit.yaml", line);
  }
}
