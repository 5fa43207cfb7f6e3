package dev.ringfence.report;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.network.Plane;
import java.util.List;
import java.util.Optional;

/** Findings whose names were chosen to do harm. */
public final class HostileFindings {
  public static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script><img src=\"file:///etc/hostname\"/>",
          "{{ model.cover.runId }}{% include \"/etc/passwd\" %}",
          "&lt;b&gt; &#x3c;i&#x3e; ]]>",
          "=HYPERLINK(\"http://example.com\",\"click\")",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "+1-1",
          "-2+3",
          "\t=1+1",
          "invoice\u202Efdp.exe",
          "zero\u200Bwidth",
          "bell\u0007 nul\u0000 escape\u001B",
          "half \uD83D surrogate",
          "_x003D_1+1",
          "emoji \uD83D\uDE00 and 中文",
          "x".repeat(10_000),
          "C:\\temp\\..\\..\\%APPDATA%");

  private HostileFindings() {}

  /** One violated finding for each name, in id, name, text and path. */
  public static List<Finding> all() {
    return NAMES.stream().map(HostileFindings::finding).toList();
  }

  public static Finding finding(String name) {
    return new Finding(
        SampleCatalogue.SEGMENTS,
        SampleCatalogue.ADMIN_PORTS.id(),
        SampleCatalogue.ADMIN_PORTS.title(),
        SampleCatalogue.ADMIN_PORTS.severity(),
        Plane.ACTUAL,
        new Subject("filter", "id " + name, name, "aws", "111122223333", "eu-central-1"),
        new Outcome.NotSatisfied(
            List.of(
                Observation.of(
                    name,
                    dev.ringfence.evidence.SourceRef.at(
                        SampleAssessment.digest(name), name, "/a")))),
        Disposition.OPEN,
        Optional.empty(),
        "",
        "");
  }
}
