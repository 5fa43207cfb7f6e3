package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.report.Method.Paragraph;
import java.util.List;

/** Words how results come about and where they end. */
final class MethodWording {
  private MethodWording() {}

  static Method method(AssessmentHeader header) {
    return new Method(
        List.of(collection(), judgement(), exceptions(), limits(), traceability()), header.notes());
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

  private static Paragraph exceptions() {
    return new Paragraph(
        "Exceptions",
        List.of(
            "An approved exception changes what becomes of a violated finding, never the finding. It"
                + " holds through its last day; after that the finding is violated again and says which"
                + " exception lapsed.",
            "What could not be checked cannot be excepted."));
  }

  private static Paragraph limits() {
    return new Paragraph(
        "Limits",
        List.of(
            "This version judges how resources are configured. It does not compute which packets can"
                + " flow from one zone to another, and it observes no traffic.",
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
            "Finding numbers (F-) are rows of the sheet Findings. Evidence numbers (E-) lead to the"
                + " evidence appendix, which gives path and SHA-256 digest; the pointer after # is a JSON"
                + " pointer (RFC 6901) into that file.",
            "The same evidence, catalogue, configuration, exceptions and instant give the same"
                + " assessment and the same report, byte for byte."));
  }
}
