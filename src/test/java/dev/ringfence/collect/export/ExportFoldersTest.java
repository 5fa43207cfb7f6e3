package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.complaints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that are missing or not expected, folders, links, and names of files. */
class ExportFoldersTest {
  private static final String HERE = "aws/111122223333/eu-central-1 ";
  private static final String FOLDER = "111122223333/eu-central-1/";
  private static final String VPCS = "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"Tag\": \"é\"}]}";

  private final Path parent;
  private final ExportFolder exports;

  ExportFoldersTest(@TempDir Path parent) {
    this.parent = parent;
    this.exports = ExportFolder.in(parent);
  }

  @Test
  void given_an_account_that_is_not_expected_it_is_not_read() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", VPCS)
            .with("999988887777/eu-central-1/vpcs.json", VPCS)
            .with("111122223333/us-east-1/vpcs.json", VPCS)
            .collect(List.of("111122223333"), List.of("eu-central-1"));

    assertThat(complaints(evidence))
        .containsExactly(
            "file/exports file path=111122223333/us-east-1: not part of the estate"
                + " (111122223333/us-east-1 belongs to region us-east-1, the estate has"
                + " eu-central-1; 1 file was not read)",
            "file/exports file path=999988887777/eu-central-1: not part of the estate"
                + " (999988887777/eu-central-1 belongs to account 999988887777, the estate has"
                + " 111122223333; 1 file was not read)");
    assertThat(evidence.items()).hasSize(1);
  }

  @Test
  void given_an_expected_account_without_files_every_call_is_a_gap_there() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", VPCS)
            .collect(List.of("111122223333", "444455556666"), List.of("eu-central-1"));

    assertThat(evidence.gaps())
        .filteredOn(gap -> gap.request().source().account().equals("444455556666"))
        .hasSize(ExportFolder.calls().calls().size())
        .allMatch(gap -> gap.reason() == Reason.NOT_COLLECTED)
        .first()
        .extracting(CollectionGap::display)
        .isEqualTo(
            "aws/444455556666/eu-central-1 autoscaling:DescribeAutoScalingGroups: not collected"
                + " (exports holds no file of this account and region)");
  }

  @Test
  void given_a_folder_that_is_missing_or_empty_the_gap_names_it() throws IOException {
    assertThat(complaints(exports.collect()))
        .containsExactly(
            "file/exports file path=exports: source not reachable (exports does not exist)");

    Files.createDirectories(exports.root());
    assertThat(complaints(exports.collect()))
        .containsExactly(
            "file/exports file path=exports: not collected (exports holds no .json file)");
    assertThat(exports.collect(List.of("111122223333"), List.of()).sources())
        .containsExactly(
            new EvidenceSource("aws", "111122223333", "unknown"),
            new EvidenceSource("file", "exports", ""));
  }

  @Test
  void given_links_out_of_the_folder_and_hidden_files_neither_is_read() throws IOException {
    exports
        .with(FOLDER + "vpcs.json", VPCS)
        .with(FOLDER + ".hidden.json", "{")
        .with(".git/x.json", "{");
    Path secret = Files.writeString(parent.resolve("subnets.json"), "{\"Subnets\": []}");
    Files.createSymbolicLink(exports.root().resolve(FOLDER + "subnets.json"), secret);
    Files.createSymbolicLink(exports.root().resolve("loop"), exports.root());

    EvidenceSet evidence = exports.collect();

    assertThat(complaints(evidence))
        .containsExactly(
            "file/exports file path="
                + FOLDER
                + "subnets.json: not part of the estate ("
                + FOLDER
                + "subnets.json is a symbolic link out of the folder and was not followed)");
    assertThat(evidence.items()).hasSize(1);
  }

  @Test
  void given_a_file_nobody_may_open_the_gap_says_so() throws IOException {
    exports.with(FOLDER + "vpcs.json", VPCS);
    Path file = exports.root().resolve(FOLDER + "vpcs.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "the super-user may open every file");

    assertThat(complaints(exports.collect()))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: not readable ("
                + FOLDER
                + "vpcs.json cannot be opened: permission denied)");
  }

  @Test
  void given_a_line_end_in_a_file_name_messages_keep_to_one_line() {
    EvidenceSet evidence = exports.with(FOLDER + "a\nb.json", "{").collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "file path="
                + FOLDER
                + "a%0Ab.json: not readable ("
                + FOLDER
                + "a%0Ab.json ends inside the document at line 1, column 2)");
  }
}
