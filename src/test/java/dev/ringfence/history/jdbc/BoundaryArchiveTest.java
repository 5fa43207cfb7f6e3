package dev.ringfence.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.report.SampleAssessment;
import dev.ringfence.report.SampleBoundaries;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundaryArchiveTest {
  private static final List<BoundaryRecord> BOUNDARIES = SampleBoundaries.boundaries();

  private final AssessmentHeader header =
      SampleAssessment.header(Optional.of(SampleBoundaries.zones()));
  private final SampleArchive stored = SampleArchive.of(header);
  private final JdbcAssessmentArchive archive = stored.archive();
  private final JdbcAssessmentDraft draft = stored.draft();

  @Test
  void given_boundaries_then_they_are_read_back_as_they_were_and_in_their_order() {
    draft.begin(header, BOUNDARIES.stream());

    Assessment assessment = draft.complete(0);

    try (Stream<BoundaryRecord> stored = archive.boundaries(assessment.digest())) {
      assertThat(stored).containsExactlyElementsOf(BOUNDARIES);
    }
    assertThat(archive.byDigest(assessment.digest()).orElseThrow().header()).isEqualTo(header);
  }

  @Test
  void given_another_flow_then_the_digest_is_another() {
    draft.begin(header, BOUNDARIES.stream());
    Digest before = draft.complete(0).digest();
    List<BoundaryRecord> others = new java.util.ArrayList<>(BOUNDARIES);
    BoundaryRecord first = others.get(0);
    others.set(0, SampleBoundaries.boundaries().get(5));
    assertThat(others.get(0)).isNotEqualTo(first);

    draft.begin(header, others.stream());

    assertThat(draft.complete(0).digest()).isNotEqualTo(before);
  }

  @Test
  void given_a_draft_that_was_cut_short_then_it_is_begun_anew_and_comes_out_the_same() {
    draft.begin(header, BOUNDARIES.stream());
    Digest undisturbed = draft.complete(0).digest();
    Stream<BoundaryRecord> dying =
        BOUNDARIES.stream()
            .peek(
                record -> {
                  if (record.equals(BOUNDARIES.get(7))) {
                    throw new IllegalStateException("killed");
                  }
                });
    assertThatThrownBy(() -> draft.begin(header, dying)).hasMessage("killed");

    draft.begin(header, BOUNDARIES.stream());

    assertThat(draft.complete(0).digest()).isEqualTo(undisturbed);
  }

  @Test
  void given_fewer_boundaries_than_were_made_then_nothing_is_archived() {
    draft.begin(header, BOUNDARIES.stream().skip(1));

    assertThatThrownBy(() -> draft.complete(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("15 boundaries were made, 14 were stored");
    assertThat(archive.latest("shop", header.run().period())).isEmpty();
  }

  @Test
  void given_an_assessment_from_before_flows_were_computed_then_it_is_readable() {
    CanonicalJson json = new CanonicalJson();
    String zones = json.text(Optional.of(SampleBoundaries.zones()));
    String older = json.text(header).replace(",\"zones\":" + zones, "");
    assertThat(older).doesNotContain("\"zones\":{");

    AssessmentHeader read = json.read(older, AssessmentHeader.class);

    assertThat(read.zones()).isEqualTo(Optional.<ZoneTable>empty());
    assertThat(read.evidence()).isEqualTo(header.evidence());
  }
}
