package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringfence.assessment.Finding;
import dev.ringfence.report.ExceptionRow.State;
import dev.ringfence.report.Previous.Changes;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportModelsTest {
  @Test
  void given_the_sample_then_the_headline_has_all_checks_in_it() {
    ReportModel model = SampleAssessment.model();

    assertThat(model.summary().headline())
        .isEqualTo(
            "1 of 8 checks conform; 2 are violated; 2 could not be fully checked; 3 do not apply");
  }

  @Test
  void given_an_earlier_period_then_its_totals_stand_beside() {
    ReportModel model = SampleAssessment.model();

    assertThat(model.summary().totals())
        .filteredOn(total -> total.label().equals("Findings violated"))
        .containsExactly(new Summary.Total("Findings violated", 3, "2", "+1"));
    assertThat(model.previous())
        .hasValueSatisfying(
            previous -> {
              assertThat(previous.period()).isEqualTo("2026-10");
              assertThat(previous.changes()).isEqualTo(new Changes(1, 2, 0, 0, 0));
              assertThat(previous.notes()).singleElement().asString().contains("catalogue");
            });
  }

  @Test
  void given_no_earlier_period_then_nothing_is_compared() {
    List<Finding> findings = SampleAssessment.findings();

    ReportModel model = SampleAssessment.model(findings.size(), findings::stream);

    assertThat(model.previous()).isEmpty();
    assertThat(model.summary().totals()).extracting(Summary.Total::previous).containsOnly("");
  }

  @Test
  void given_exceptions_then_the_lapsed_one_comes_first_and_each_says_what_it_covers() {
    ReportModel model = SampleAssessment.model();

    assertThat(model.exceptions())
        .extracting(ExceptionRow::id, ExceptionRow::state, ExceptionRow::findings)
        .containsExactly(
            tuple("EX-2", State.LAPSED, 1L),
            tuple("EX-1", State.ENDING, 1L),
            tuple("EX-3", State.NOT_KNOWN, 0L));
  }

  @Test
  void given_gaps_then_each_names_the_kinds_it_hides_and_the_checks_it_touches() {
    ReportModel model = SampleAssessment.model();

    assertThat(model.pages().gaps().rows())
        .extracting(GapRow::call, GapRow::kinds, GapRow::checks)
        .containsExactly(
            tuple("ec2:DescribeRouteTables", List.of(), List.of("ni.seg.no-public-ip")),
            tuple("ec2:DescribeSubnets", List.of("subnet"), List.of("ni.seg.no-public-ip")));
  }

  @Test
  void given_a_source_with_a_gap_then_its_call_counts_as_missing_and_not_as_answered() {
    SourceScope shop = SampleAssessment.model().pages().sources().rows().get(0);

    assertThat(shop.asked()).isEqualTo(5);
    assertThat(shop.answered()).isEqualTo(4);
    assertThat(shop.missing()).isEqualTo(1);
  }

  @Test
  void given_a_check_that_could_not_run_then_it_is_not_checked_and_says_why() {
    CheckSection declared = check(SampleAssessment.model(), "ni.log.declared");

    assertThat(declared.verdict()).isEqualTo(VerdictWord.NOT_CHECKED);
    assertThat(declared.notRun()).isEqualTo("no repository is among the sources");
    assertThat(declared.figures().score().display()).isEqualTo("0.0 %");
  }

  @Test
  void given_an_observation_then_it_leads_to_a_row_of_the_evidence() {
    ReportModel model = SampleAssessment.model();
    List<String> numbers =
        model.pages().evidence().rows().stream().map(EvidenceRow::number).toList();

    try (Stream<FindingRow> findings = model.tables().findings().open()) {
      List<String> cited =
          findings
              .flatMap(finding -> finding.observations().stream())
              .flatMap(observation -> observation.sources().stream())
              .map(SourceRow::evidence)
              .distinct()
              .toList();
      assertThat(cited).contains("E-0003", "E-0004", "E-0005", "manifest", "");
      assertThat(numbers).containsAll(cited.stream().filter(id -> id.startsWith("E-")).toList());
    }
  }

  @Test
  void given_more_violations_than_a_document_takes_then_each_check_shows_its_share_and_says_so() {
    List<Finding> sample = SampleAssessment.findings();
    Finding ports = only(sample, "ni.seg.admin-ports", "sg-0a1b2c3d4e5f67890");
    Finding address = only(sample, "ni.seg.no-public-ip", "subnet-app-b");

    ReportModel model =
        SampleAssessment.model(
            9_100,
            () ->
                Stream.concat(
                    LongStream.range(0, 9_000).mapToObj(i -> ports),
                    LongStream.range(0, 100).mapToObj(i -> address)));

    assertThat(check(model, "ni.seg.no-public-ip").attention().isCut()).isFalse();
    assertThat(check(model, "ni.seg.admin-ports").attention().note())
        .isEqualTo("3,900 of 9,000 shown, all 9,000 in sheet Findings");
  }

  @Test
  void given_violations_and_open_questions_then_violations_are_shown_before() {
    CheckSection check = check(SampleAssessment.model(), "ni.seg.admin-ports");

    assertThat(check.attention().rows())
        .extracting(FindingRow::verdict, FindingRow::exception)
        .extracting(Object::toString)
        .containsExactly("(VIOLATED, \"\")", "(VIOLATED, \"EX-2\")", "(EXCEPTED, \"EX-1\")");
  }

  @Test
  void given_all_findings_then_the_counts_of_checks_add_up_to_the_total() {
    ReportModel model = SampleAssessment.model(77);

    long sum =
        model.controls().stream()
            .flatMap(control -> control.checks().stream())
            .mapToLong(check -> check.attention().total() + check.quiet().total())
            .sum();

    assertThat(sum).isEqualTo(model.tables().findings().count());
    assertThat(model.summary().counts().findings()).isEqualTo(sum);
  }

  private static Finding only(List<Finding> findings, String check, String subject) {
    return findings.stream()
        .filter(f -> f.check().value().equals(check) && f.subject().id().endsWith(subject))
        .findFirst()
        .orElseThrow();
  }

  private static CheckSection check(ReportModel model, String id) {
    return model.controls().stream()
        .flatMap(control -> control.checks().stream())
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
