package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Evidence.Clock;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.MemoryStore;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleExportTest {
  @ParameterizedTest
  @ValueSource(strings = {"2026-09", "2026-10", "2026-11"})
  void given_the_sample_estate_every_file_is_recognised(String period) {
    ExportFolder exports =
        new ExportFolder(
            Path.of("src/samples/three-tier-aws", period, "exports"), new MemoryStore());

    EvidenceSet evidence = exports.collect();

    assertThat(complaints(evidence)).hasSize(period.equals("2026-10") ? 1 : 0);
    assertThat(complaints(evidence))
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "aws/444455556666/eu-central-1 logs:DescribeLogGroups: access denied"
                            + " (444455556666/eu-central-1/logs-describe-log-groups.json holds an"
                            + " error message: AccessDeniedException when calling"
                            + " DescribeLogGroups: User: arn:aws:sts::444455556666:"));
    assertThat(evidence.gaps()).hasSameSizeAs(complaints(evidence));
    assertThat(evidence.items()).allMatch(item -> item.clock() == Clock.COLLECTOR);
    assertThat(evidence.items())
        .allMatch(
            item -> item.caller().startsWith("arn:aws:sts::" + item.request().source().account()));
    assertThat(EvidenceManifest.of(exports.collect()).digest())
        .isEqualTo(EvidenceManifest.of(evidence).digest());
  }
}
