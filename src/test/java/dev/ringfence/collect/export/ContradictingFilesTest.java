package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.answers;
import static dev.ringfence.collect.export.ExportFolder.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.store.EvidenceManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files that answer one call. */
class ContradictingFilesTest {
  private static final String HERE = "aws/111122223333/eu-central-1 ";
  private static final String FOLDER = "111122223333/eu-central-1/";

  private final Path parent;
  private final ExportFolder exports;

  ContradictingFilesTest(@TempDir Path parent) {
    this.parent = parent;
    this.exports = ExportFolder.in(parent);
  }

  @Test
  void given_two_files_that_give_an_item_differently_neither_is_believed() {
    EvidenceSet evidence =
        exports
            .with(
                FOLDER + "new.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}, {\"VpcId\": \"vpc-1\", \"CidrBlock\": \"10.0.0.0/8\"}]}")
            .with(
                FOLDER + "old.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"CidrBlock\": \"10.1.0.0/16\"}]}")
            .with(FOLDER + "page.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-3\"}]}")
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: two answers to one call ("
                + FOLDER
                + "new.json and "
                + FOLDER
                + "old.json differ in vpc-1)");
    CollectionGap gap =
        evidence.gaps().stream()
            .filter(g -> g.reason() == Reason.CONTRADICTORY)
            .findFirst()
            .orElseThrow();
    assertThat(gap.where().orElseThrow().display()).isEqualTo(FOLDER + "new.json#/Vpcs/1");
    assertThat(answers(evidence))
        .containsExactly(HERE + "ec2:DescribeVpcs < " + FOLDER + "page.json");
  }

  @Test
  void given_two_files_that_overlap_but_are_no_pages_neither_is_believed() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}, {\"VpcId\": \"vpc-2\"}]}")
            .with(FOLDER + "b.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}, {\"VpcId\": \"vpc-3\"}]}")
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: two answers to one call ("
                + FOLDER
                + "a.json and "
                + FOLDER
                + "b.json share vpc-2 but each has items that the other lacks)");
  }

  @Test
  void given_two_answers_that_are_one_object_they_must_be_equal() {
    String identity = "{\"UserId\": \"%s\", \"Account\": \"111122223333\", \"Arn\": \"arn:x\"}";

    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", identity.formatted("U1"))
            .with(FOLDER + "b.json", identity.formatted("U2"))
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "sts:GetCallerIdentity: two answers to one call ("
                + FOLDER
                + "a.json and "
                + FOLDER
                + "b.json differ in their answer)");
  }

  @Test
  void given_files_that_say_the_same_in_any_order_one_of_them_is_kept() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"Tags\": [1, 2]}]}")
            .with(FOLDER + "b.json", "{\"Vpcs\": [{\"Tags\": [2, 1], \"VpcId\": \"vpc-1\"}]}")
            .with(
                FOLDER + "c.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}, {\"VpcId\": \"vpc-1\", \"Tags\": [1, 2]}]}")
            .collect();

    assertThat(complaints(evidence)).isEmpty();
    assertThat(answers(evidence)).containsExactly(HERE + "ec2:DescribeVpcs < " + FOLDER + "c.json");
  }

  @Test
  void given_files_written_in_any_order_the_evidence_is_the_same_seed_11() throws IOException {
    List<Integer> files = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    List<String> digests = new ArrayList<>();
    Random random = new Random(11);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(files, random);
      ExportFolder folder = ExportFolder.in(Files.createDirectory(parent.resolve("r" + round)));
      for (int file : files) {
        folder.with(
            FOLDER + "f" + file + ".json",
            "{\"Vpcs\": [{\"VpcId\": \"vpc-%d\", \"X\": %d}], \"NextToken\": \"t\"}"
                .formatted(file / 2, file % 4));
      }
      digests.add(EvidenceManifest.of(folder.collect()).digest().sha256());
    }

    assertThat(digests).hasSize(5).containsOnly(digests.get(0));
  }
}
