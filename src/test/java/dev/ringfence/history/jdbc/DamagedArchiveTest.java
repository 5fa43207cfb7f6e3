package dev.ringfence.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Reporting;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.DamagedArchiveException;
import dev.ringfence.report.SampleAssessment;
import dev.ringfence.report.SampleBoundaries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is changed in an archive is noticed, and where it can be told the row is named. */
class DamagedArchiveTest {
  private static final List<Finding> FINDINGS = SampleAssessment.findings();
  private static final List<BoundaryRecord> BOUNDARIES = SampleBoundaries.boundaries();
  private static final int CHANGES = 60;

  private final AssessmentHeader header =
      SampleAssessment.header(Optional.of(SampleBoundaries.zones()));
  private final SampleArchive stored = SampleArchive.of(header);
  private final JdbcClient database = stored.database();
  private final JdbcAssessmentArchive archive = stored.archive();
  private Assessment assessment = new Assessment(header, SampleAssessment.digest("none"), 0);

  @BeforeEach
  void archive_an_assessment() {
    assessment = stored.complete(BOUNDARIES.stream(), FINDINGS);
  }

  private ArchiveVerification verified() {
    try (Stream<ArchiveVerification> all = archive.verify(header.run().estate())) {
      List<ArchiveVerification> verified = all.toList();
      assertThat(verified).hasSize(1);
      return verified.get(0);
    }
  }

  @Test
  void given_what_was_archived_then_it_is_whole() {
    ArchiveVerification verified = verified();

    assertThat(verified.damages()).isEmpty();
    assertThat(verified.findings()).isEqualTo(FINDINGS.size());
    assertThat(verified.stored()).isEqualTo(assessment.digest().sha256());
    assertThat(archive.verify(assessment.digest())).isEqualTo(verified);
  }

  static Stream<String> documents() {
    return Stream.of("assessment header", "boundary document", "finding document");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void given_any_changed_character_of_a_document_then_it_is_noticed(String place) {
    String table = place.split(" ")[0];
    String column = place.split(" ")[1];
    Random random = new Random(11);
    List<String> texts =
        database.sql("select " + column + " from " + table).query(String.class).list();
    for (int i = 0; i < CHANGES; i++) {
      String text = texts.get(random.nextInt(texts.size()));
      int at = random.nextInt(text.length());
      char other = (char) (' ' + (text.charAt(at) - ' ' + 1 + random.nextInt(90)) % 95);
      String changed = text.substring(0, at) + other + text.substring(at + 1);
      replace(table, column, text, changed);

      assertThat(verified().damages()).as(changed).isNotEmpty();

      replace(table, column, changed, text);
    }
    assertThat(verified().damages()).isEmpty();
  }

  private void replace(String table, String column, String before, String after) {
    int rows =
        database
            .sql("update %s set %s = ? where %s = ?".formatted(table, column, column))
            .param(after)
            .param(before)
            .update();
    assertThat(rows).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control",
        "check_id",
        "subject_kind",
        "subject_id",
        "severity",
        "outcome",
        "disposition",
        "plane",
        "provider",
        "account",
        "region"
      })
  void given_a_changed_column_of_a_finding_then_its_row_is_named(String column) {
    database.sql("update finding set " + column + " = 'other' where ordinal = 2").update();

    assertThat(verified().damages())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("finding 3: its column ")
        .contains("is \"other\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delete from finding where ordinal = 1                            | finding 2 is missing
          delete from finding where ordinal = (select max(ordinal) from finding) | findings were archived
          delete from boundary where ordinal = 0                           | boundary 1 is missing
          delete from boundary where ordinal = (select max(ordinal) from boundary) | boundaries were archived
          update boundary set from_zone = 'other' where ordinal = 0        | boundary 1: its column from_zone is "other"
          update finding set document = '' where ordinal = 0               | finding 1 cannot be read
          update assessment set findings = findings + 1                    | findings were archived
          update assessment set digest = repeat('0', 64)                   | its rows have the digest
          update assessment set period = '2026-01'                         | the header: its column period is "2026-01"
          update assessment set period = 'spring'                          | the header: its column period is "spring"
          update assessment set digest = 'x'                               | its rows have the digest
          update assessment set number = 2                                 | the header: its column attempt is "2"
          """)
  void given_a_changed_row_then_the_damage_is_told(String change, String damage) {
    assertThat(database.sql(change).update()).isEqualTo(1);

    assertThat(verified().damages()).anyMatch(told -> told.contains(damage));
  }

  @Test
  void given_a_finished_attempt_without_its_assessment_then_it_is_told() {
    database.sql("update attempt set state = 'FINISHED'").update();
    assertThat(verified().damages()).isEmpty();
    database.sql("delete from assessment").update();

    ArchiveVerification verified = verified();

    assertThat(verified.run()).isEqualTo(header.run().runId());
    assertThat(verified.damages())
        .containsExactly("the attempt was finished, but its assessment is not there");
    assertThatThrownBy(() -> reported()).isInstanceOf(DamagedArchiveException.class);
  }

  @Test
  void given_a_digest_that_cannot_be_read_then_the_archive_is_damaged() {
    database.sql("update assessment set digest = 'x'").update();

    assertThatThrownBy(() -> archive.periods(header.run().estate()))
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageContaining(header.run().runId());
  }

  @Test
  void given_another_months_damage_then_nothing_later_is_reported() {
    reported();
    earlier("FINISHED");

    assertThatThrownBy(() -> reported())
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageContaining("earlier");
  }

  @Test
  void given_an_attempt_at_another_month_that_was_not_finished_then_it_is_reported_without() {
    earlier("AUDITING");

    reported();
  }

  /** An attempt at the month before, whose rows are gone. */
  private void earlier(String state) {
    database
        .sql(
            "insert into attempt (run_id, estate, period, number, as_of, inputs, state)"
                + " select 'earlier', estate, ?, 1, as_of, inputs, ? from attempt")
        .param(header.run().period().minusMonths(1).toString())
        .param(state)
        .update();
  }

  private void reported() {
    new Reporting(archive, List.of(), Path.of("staging"), Path.of("reports"))
        .requireWhole(assessment);
  }

  @Test
  void given_two_findings_in_each_others_place_then_it_is_noticed() {
    database.sql("update finding set ordinal = -1 where ordinal = 0").update();
    database.sql("update finding set ordinal = 0 where ordinal = 1").update();
    database.sql("update finding set ordinal = 1 where ordinal = -1").update();

    assertThat(verified().damages()).isNotEmpty();
  }

  @Test
  void given_a_damaged_document_then_reading_it_names_the_row() {
    database.sql("update finding set document = '{' where ordinal = 2").update();

    assertThatThrownBy(
            () -> {
              try (Stream<Finding> findings = archive.findings(assessment.digest())) {
                findings.toList();
              }
            })
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageStartingWith("run " + header.run().runId() + ": finding 3 cannot be read");
  }

  @Test
  void given_what_another_version_stored_then_it_is_whole_and_its_lines_have_its_digest()
      throws NoSuchAlgorithmException {
    String older = "{\"onlyThen\":1," + new CanonicalJson().text(header).substring(1);
    AssessmentDigest computed = AssessmentDigest.ofStored(older);
    try (Stream<String> lines = archive.lines(assessment.digest())) {
      List<String> all = lines.toList();
      all.subList(1, 1 + BOUNDARIES.size()).forEach(computed::addBoundary);
      all.subList(1 + BOUNDARIES.size(), all.size()).forEach(computed::add);
    }
    Digest digest = computed.digest();
    database
        .sql("update assessment set header = ?, digest = ?")
        .param(older)
        .param(digest.sha256())
        .update();

    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    try (Stream<String> lines = archive.lines(digest)) {
      lines.forEach(line -> sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    assertThat(digest).isNotEqualTo(assessment.digest());
    assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(digest.sha256());
    assertThat(verified().damages()).isEmpty();
  }

  @Test
  void given_a_header_of_a_version_with_fewer_members_then_its_digest_is_that_of_its_text() {
    CanonicalJson json = new CanonicalJson();
    String now = json.text(header);
    String zones = json.text(header.zones());
    String older = now.replace(",\"zones\":" + zones, "");
    assertThat(older).isNotEqualTo(now);

    assertThat(AssessmentDigest.ofStored(now).digest())
        .isEqualTo(new AssessmentDigest(header).digest());
    assertThat(AssessmentDigest.ofStored(older).digest())
        .isNotEqualTo(AssessmentDigest.ofStored(now).digest())
        .isNotEqualTo(new AssessmentDigest(json.read(older, AssessmentHeader.class)).digest());
  }
}
