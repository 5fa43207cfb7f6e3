package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.report.Method.Paragraph;
import java.util.List;

/** Words how results come about and where they end. */
final class MethodWording {
  private static final String NO_FLOWS =
      "This assessment judges how resources are configured. It does not say which packets can flow"
          + " from one zone to another, and it observes no traffic.";

  private MethodWording() {}

  static Method method(AssessmentHeader header) {
    return new Method(
        header.zones().isPresent()
            ? List.of(
                collection(),
                judgement(),
                flows(),
                exceptions(),
                limits(
                    "It computes what filters, routes and gateways let pass; it observes no traffic."),
                traceability())
            : List.of(collection(), judgement(), exceptions(), limits(NO_FLOWS), traceability()),
        header.notes());
  }

  private static Paragraph collection() {
    return new Paragraph(
        "Collection",
        List.of(
            "Each source's answers are kept as they came, but for secrets, which are replaced before"
                + " anything is stored and listed in the evidence appendix.",
            "Each artefact is named by its SHA-256 digest. The digests, what was asked, by whom and"
                + " when, and every answer that is missing form a manifest; its digest is the evidence"
                + " digest on every page.",
            "\"Collected at\" is when the source answered. Where only a file's time was known, the"
                + " appendix says so."));
  }

  private static Paragraph judgement() {
    return new Paragraph(
        "Judgement",
        List.of(
            "All known subjects are judged; nothing is sampled.",
            "A check says yes, no, or that it cannot tell. What is missing or not understood never"
                + " turns into a yes or a no: the finding is then \"not checked\", with the cause.",
            "Where a source could not name all its resources of a kind, each check on that kind has a"
                + " finding on the source itself, since nobody knows what else there is.",
            "Each observation names the value that decides and where it stands in the sealed"
                + " evidence."));
  }

  private static Paragraph flows() {
    return new Paragraph(
        "Permitted flows",
        List.of(
            "For each ordered pair of zones every packet is considered: each source, destination,"
                + " protocol, port and ICMP type of IPv4 and IPv6. A connection counts if its answer"
                + " passes too.",
            "\"Certain\" passes whatever the unknown parts do. \"Possible\" passes for some of what they"
                + " may do; the doubts say which parts. What is neither cannot pass.",
            "A flow is one line of the list: all combinations of its services, sources and destinations"
                + " on one way. The list is written so that lines are few; their number says how"
                + " many sorts of traffic there are, not how much.",
            "The witness of a line is one packet of it, followed through every filter, route and gateway"
                + " there and back. For an allow list each rule that is named would suffice alone.",
            "What a load balancer or service endpoint takes from one zone and sends to another is two"
                + " connections: it is listed as mediated and is not a packet between the two zones.",
            "Where audit.yaml has policies, a boundary that none of them names lets nothing pass."));
  }

  private static Paragraph exceptions() {
    return new Paragraph(
        "Exceptions",
        List.of(
            "An approved exception changes what becomes of a violated finding, never the finding. It"
                + " holds through its last day; after that the finding is violated again and says which"
                + " exception lapsed.",
            "One for a flow covers the packets it names; what passes beyond them is open. One without"
                + " an approver covers nothing.",
            "A finding that an adjudicator held a false positive is counted among those with an approved"
                + " exception until that verdict ends: it is not open, and it does not conform either.",
            "What could not be checked cannot be excepted."));
  }

  private static Paragraph limits(String first) {
    return new Paragraph(
        "Limits",
        List.of(
            first,
            "It sees only what its sources show: the accounts and regions listed under scope. Firewalls"
                + " inside operating systems, appliances, service meshes, clusters and networks outside"
                + " these accounts are not judged.",
            "Configuration is seen as it was when the source answered. Changes before and after, within"
                + " the period, leave no trace here.",
            "Attestations are statements of their owners. That one exists and is in force is checked;"
                + " what it says is not."));
  }

  private static Paragraph traceability() {
    return new Paragraph(
        "Tracing a statement",
        List.of(
            "Finding numbers (F-) are rows of the sheet Findings, boundary and flow numbers (B-) rows of"
                + " the sheet Boundaries, with their paths in the sheet Paths. Evidence numbers (E-) lead to the"
                + " evidence appendix, which gives path and SHA-256 digest; the pointer after # is a JSON"
                + " pointer (RFC 6901) into that file.",
            "The same evidence, catalogue, configuration, exceptions and instant give the same"
                + " assessment and the same report, byte for byte."));
  }
}
