package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.control.Control;
import dev.ringfence.report.Summary.Total;
import dev.ringfence.score.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is counted, by the label every output prints it under. */
record ControlTotals(Map<String, Long> values) {
  static ControlTotals of(AssessmentHeader header, Scorecard card, FlowTotals flows) {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("Controls", (long) header.controls().size());
    values.put("Checks", checks(header));
    values.put("Findings", card.tally().findings());
    values.put("Findings conforming", card.tally().conforming());
    values.put("Findings conforming with approved exception", card.tally().excepted());
    values.put("Findings violated", card.tally().violated());
    values.put("of these, exception lapsed", card.tally().lapsed());
    values.put("Findings not checked", card.tally().notChecked());
    values.put("Findings not applicable", card.tally().notApplicable());
    values.put("Exceptions", (long) header.exceptions().size());
    values.put("Attestations", (long) header.attestations().size());
    values.put("Sources", (long) header.evidence().sources().size());
    values.put("Evidence items", (long) header.evidence().items().size());
    values.put("Gaps", (long) header.evidence().gaps().size());
    values.put("Constructs not understood", (long) header.unmodelled().size());
    header.zones().ifPresent(zones -> add(values, zones, flows));
    return new ControlTotals(values);
  }

  /** Left out where flows were not computed: nil would be a claim. */
  private static void add(Map<String, Long> values, ZoneTable zones, FlowTotals flows) {
    values.put("Zones", (long) zones.zones().size());
    values.put("Boundaries", zones.boundaries());
    values.put("Permitted flows", flows.lines());
    values.put("of these, certain", flows.certain());
    values.put("of these, certain and not allowed", flows.beyond());
    values.put("of these, perhaps not allowed", flows.mayBeBeyond());
    values.put("of these, undocumented", flows.undocumented());
  }

  private static long checks(AssessmentHeader header) {
    return header.controls().stream().map(Control::checks).mapToLong(List::size).sum();
  }

  List<Total> beside(Optional<ControlTotals> previous) {
    List<Total> totals = new ArrayList<>();
    values.forEach(
        (label, value) -> {
          Optional<Long> before =
              previous.map(ControlTotals::values).map(earlier -> earlier.get(label));
          totals.add(
              new Total(
                  label,
                  value,
                  before.map(number -> Text.of("%,d", number)).orElse(""),
                  before.map(number -> change(value - number)).orElse("")));
        });
    return List.copyOf(totals);
  }

  static String change(long difference) {
    return difference == 0 ? "0" : Text.of("%+,d", difference);
  }
}
