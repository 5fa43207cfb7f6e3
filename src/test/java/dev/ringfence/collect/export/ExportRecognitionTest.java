package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.answers;
import static dev.ringfence.collect.export.ExportFolder.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.EvidenceSet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportRecognitionTest {
  private final ExportFolder folder;

  ExportRecognitionTest(@TempDir Path parent) {
    this.folder = ExportFolder.in(parent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b/x.json|'{\"Vpcs\": []}'|EXPORT",
        "x.json|'{\"Subnets\": [{\"SubnetId\": \"s\", \"MapPublicIpOnLaunch\": true}], \"y\": '|EXPORT",
        "x.json|'{\"UserId\": \"u\", \"Account\": \"111122223333\"}'|EXPORT",
        "x.json|'{\"KeyMetadata\": {\"KeyId\": \"k\"}}'|EXPORT",
        "pl-0a1.json|'{\"Entries\": []}'|EXPORT",
        "describe-vpcs.json|'{'|EXPORT",
        "x.json|'An error occurred (AccessDenied) when calling the DescribeVpcs operation: no'|EXPORT",
        "package.json|'{\"name\": \"x\", \"dependencies\": {}}'|NOTHING",
        "x.json|'{\"Subnets\": []}'|NOTHING",
        "x.json|'[1]'|NOTHING",
        "readme.md|'text'|NOTHING",
        ".terraform/main.tf|''|NOTHING",
        "modules/vpc/main.tf|''|REPOSITORY",
        "main.tf.json|'{}'|REPOSITORY",
        "stack.yaml|'Resources:\n  A:\n    Type: AWS::EC2::VPC'|REPOSITORY",
        "stack.json|'{\"Resources\": {\"A\": {\"Type\": \"AWS::EC2::VPC\"}}}'|REPOSITORY",
        "k8s/net.yml|'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy'|REPOSITORY",
        "audit.yaml|'estate: x\nkind: y'|NOTHING"
      })
  void given_a_file_the_folder_is_recognised_by_it(
      String path, String text, ExportRecognition expected) {
    folder.with(path, text);

    assertThat(ExportRecognition.of(folder.root(), ExportFolder.calls())).isEqualTo(expected);
  }

  @Test
  void given_both_side_by_side_both_are_said_and_json_of_the_code_is_left_alone() {
    folder
        .with("main.tf", "")
        .with("package.json", "{}")
        .with("regions/eu-west-1/settings.json", "{\"a\": 1}")
        .with("exports/111122223333/eu-central-1/vpcs.json", "{\"Vpcs\": []}");

    ExportRecognition recognised = ExportRecognition.of(folder.root(), ExportFolder.calls());
    EvidenceSet evidence = folder.collect();

    assertThat(recognised).isEqualTo(ExportRecognition.EXPORT_AND_REPOSITORY);
    assertThat(recognised.hasExport() && recognised.hasRepository()).isTrue();
    assertThat(answers(evidence))
        .containsExactly(
            "aws/111122223333/eu-central-1 ec2:DescribeVpcs"
                + " < exports/111122223333/eu-central-1/vpcs.json");
    assertThat(complaints(evidence)).isEmpty();
  }

  @Test
  void given_json_that_is_nobodys_answer_in_an_export_it_is_a_gap_of_the_tree_and_no_source() {
    EvidenceSet evidence =
        folder
            .with("notes/a.json", "{\"text\": \"x\"}")
            .with("notes/b.json", "{")
            .with("aws_configs/111122223333/eu-central-1/vpcs.json", "{\"Vpcs\": []}")
            .with("aws_configs/111122223333/eu-west-1/vpcs.json", "{\"Vpcs\": []}")
            .collect();

    assertThat(evidence.sources())
        .extracting(source -> source.id())
        .containsExactly(
            "aws/111122223333/eu-central-1", "aws/111122223333/eu-west-1", "file/exports");
    assertThat(complaints(evidence))
        .containsExactly(
            "file/exports file path=notes/a.json: not recognised (notes/a.json answers no call that"
                + " is read here; its members: text)",
            "file/exports file path=notes/b.json: not readable (notes/b.json ends inside the"
                + " document at line 1, column 2)");
  }

  @Test
  void given_code_only_nothing_is_collected_and_that_is_said() {
    assertThat(complaints(folder.with("main.tf", "").with("a.json", "{}").collect()))
        .containsExactly(
            "file/exports file path=exports: not collected (exports holds no answer of the AWS"
                + " CLI)");
  }
}
