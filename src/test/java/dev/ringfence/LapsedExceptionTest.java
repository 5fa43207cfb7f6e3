package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Assessor;
import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.ExampleResult;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.catalogue.FollowUpFolders;
import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.check.JudgedNetworks;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.ExceptionRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Number 16 of {@link TwentyVerdictsTest}: an exception ends when it ends. */
class LapsedExceptionTest {
  private static final String CHECK = "waf-sec-050.admin-ports-from-internet";
  private static final String SUBJECT = "aws_security_group.web";

  @TempDir Path folder;

  /** What a check established, whatever it is asked about. */
  private record EstablishedCheck(CheckDefinition definition, List<Judgement> judgements)
      implements Check {
    @Override
    public List<Judgement> judge(Judged judged) {
      return judgements;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2021-06-30, EXCEPTED",
    "2021-07-01, LAPSED_EXCEPTION",
    "2026-11-30, LAPSED_EXCEPTION"
  })
  void given_an_exception_to_a_day_then_it_covers_that_day_and_none_after(
      LocalDate day, Disposition disposition) throws IOException {
    Finding finding = found(day);

    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.NOT_SATISFIED);
    assertThat(finding.disposition()).isEqualTo(disposition);
    assertThat(finding.exception()).contains("EXC-2021-001");
  }

  @Test
  void given_the_day_before_it_was_granted_then_it_covers_nothing() throws IOException {
    assertThat(found(LocalDate.of(2021, 1, 3)).disposition()).isNotEqualTo(Disposition.EXCEPTED);
  }

  private Finding found(LocalDate day) throws IOException {
    Catalogue catalogue = ShippedControls.catalogue();
    CheckDefinition definition = TwentyVerdictsTest.definition(catalogue, CHECK);
    ExampleResult result = open(definition);
    String subject = TwentyVerdictsTest.judgement(result, SUBJECT).subject().id();
    Files.writeString(folder.resolve("exception.yaml"), exception(subject));
    ExceptionRegister register =
        new ExceptionRegister(FollowUpFolders.exceptions(folder, folder, catalogue).entries());
    TreeMap<ControlId, List<Check>> checks = new TreeMap<>();
    checks.put(
        new ControlId("WAF-SEC-050"),
        List.of(new EstablishedCheck(definition, result.judgements())));
    return new Assessor(checks, register, day)
        .assess(JudgedNetworks.empty())
        .filter(finding -> finding.subject().id().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static ExampleResult open(CheckDefinition definition) {
    ExampleRun run = ShippedControls.exampleRun();
    return run.result(
        run.check(definition).findFirst().orElseThrow(),
        TwentyVerdictsTest.rows("terraform.yaml").get(0).example());
  }

  private static String exception(String subject) {
    return """
        id: EXC-2021-001
        control: WAF-SEC-050
        check: %s
        subjects: ['%s']
        reason: Until the bastion is there.
        risk: high
        compensating-control: Keys only.
        owner: Operations
        approver: Head of Security
        ticket: SEC-1
        granted: 2021-01-04
        last-day: 2021-06-30
        """
        .formatted(CHECK, subject);
  }
}
