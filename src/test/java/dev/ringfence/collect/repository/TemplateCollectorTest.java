package dev.ringfence.collect.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.yaml.Documents;
import dev.ringfence.yaml.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCollectorTest {
  private static final String SECRET = "hunter2X9";
  private static final String VPC =
      "Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties: {CidrBlock: 10.0.0.0/16}\n";

  private final Path folder;
  private final List<byte[]> sealed = new ArrayList<>();

  TemplateCollectorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Collected collected(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    TemplateCollector collector = TemplateCollector.of(List.of(folder));
    return collector.collect(
        collector.sources().get(0),
        bytes -> {
          sealed.add(bytes);
          return new Digest(HexFormat.of().toHexDigits(sealed.size()).repeat(8));
        });
  }

  private String sealedText() {
    return String.join("", sealed.stream().map(bytes -> new String(bytes, UTF_8)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Parameters:\n  P:\n    Type: String\n    NoEcho: true\n    Default: $\n",
        "Parameters:\n  DbPassword: {Type: String, Default: $}\n",
        "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: $\n",
        "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n"
            + "      MasterUserPassword: !Sub \"a$-${P}\"\n",
        "  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n"
            + "        Fn::Base64: !Sub |\n          #!/bin/sh\n          export A=$\n",
        "  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !Base64\n"
            + "        Fn::Join: ['', ['#!/bin/sh', $, !Ref Vpc]]\n",
        "  T:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n"
            + "        - Environment:\n            - {Name: DB_PASSWORD, Value: $}\n",
        "  S:\n    Type: AWS::SecretsManager::Secret\n    Properties: {SecretString: $}\n",
        "  # password=$\n",
        "  F:\n    Type: AWS::Lambda::Function\n    Properties:\n"
            + "      Environment: {Variables: {API_KEY: $}}\n",
      })
  void given_a_secret_it_is_not_sealed_and_every_line_stays(String part) throws IOException {
    String text = (part.startsWith("  ") ? VPC + part : part + VPC).replace("$", SECRET + "$");
    String written = text.replace(SECRET + "${", "${").replace(SECRET + "$", SECRET);

    Collected collected = collected(Map.of("t.yaml", written));

    assertThat(written).contains(SECRET);
    assertThat(sealedText()).doesNotContain(SECRET).contains("AWS::EC2::VPC");
    assertThat(sealedText().lines().count()).isEqualTo(written.lines().count());
    assertThat(collected.items()).flatExtracting(Evidence::redactions).isNotEmpty();
    assertThat(Documents.of(sealedText(), Tags.INTRINSIC))
        .allMatch(document -> document.problem().isEmpty());
  }

  @Test
  void given_no_secret_the_bytes_are_those_of_the_file() throws IOException {
    String text =
        VPC
            + "  Secret:\n    Type: AWS::SecretsManager::SecretTargetAttachment\n"
            + "    Properties: {SecretId: !Ref S, TargetType: x}\n"
            + "  I:\n    Type: AWS::EC2::Instance\n    Properties:\n"
            + "      MetadataOptions: {HttpTokens: required}\n      KeyName: admin\n";

    collected(Map.of("t.yaml", text));

    assertThat(sealedText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Resources:\n  Vpc:\n\tType: AWS::EC2::VPC\n",
        "Resources:\n  Vpc: {Type: AWS::EC2::VPC}\n  Vpc: {Type: AWS::EC2::VPC}\n",
        "Resources: &a\n  A: {Type: AWS::EC2::VPC}\n  B: [*b]\n",
        "Resources: {A: {Type: AWS::EC2::VPC}\n",
      })
  void given_a_template_that_cannot_be_read_its_line_is_told_and_no_text_sealed(String text)
      throws IOException {
    Collected collected = collected(Map.of("bad.yaml", text, "good.yaml", VPC));

    assertThat(collected.gaps())
        .singleElement()
        .extracting(CollectionGap::detail)
        .asString()
        .matches("bad\\.yaml:[1-9]: .+");
    assertThat(collected.items())
        .extracting(Evidence::path)
        .containsExactly("bad.yaml", "good.yaml");
    assertThat(new String(sealed.get(0), UTF_8)).doesNotContain("Vpc").doesNotContain("AWS");
  }

  @Test
  void given_aliases_that_unfold_without_end_the_template_is_refused() throws IOException {
    StringBuilder bomb = new StringBuilder("Resources:\n  A0: &a0 {Type: AWS::EC2::VPC, B: [x]}\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("  A%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }

    assertThat(collected(Map.of("bomb.yaml", bomb.toString())).gaps())
        .singleElement()
        .extracting(CollectionGap::detail)
        .asString()
        .contains("unfolds to more than");
  }

  @Test
  void given_json_indented_with_tabs_and_other_files_only_templates_are_collected()
      throws IOException {
    String json = "{\n\t\"Resources\": {\n\t\t\"V\": {\"Type\": \"AWS::EC2::VPC\"}\n\t}\n}\n";

    Collected collected =
        collected(
            Map.of(
                "t.template", json,
                "package.json", "{\"name\": \"x\"}",
                "answer.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}]}",
                "policy.yaml", "Resources: [a]\nText: 'Type: AWS::EC2::VPC'\n"));

    assertThat(collected.items()).extracting(Evidence::path).containsExactly("t.template");
    assertThat(collected.gaps()).isEmpty();
  }
}
