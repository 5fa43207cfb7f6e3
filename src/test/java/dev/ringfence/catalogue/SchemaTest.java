package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.ringfence.control.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas say what the loaders do. */
class SchemaTest {
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");

  private static JsonNode schema(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(SCHEMAS.resolve(name + ".schema.json")));
  }

  private static Set<String> properties(JsonNode object) {
    return new TreeSet<>(object.get("properties").propertyNames());
  }

  private static Set<String> set(Collection<String> keys) {
    return new TreeSet<>(keys);
  }

  @Test
  void given_the_control_schema_then_its_keys_are_those_the_loader_allows() throws IOException {
    JsonNode control = schema("control");
    JsonNode parts = control.get("$defs");

    assertThat(properties(control)).isEqualTo(set(Keys.CONTROL));
    assertThat(properties(parts.get("requirement"))).isEqualTo(set(Keys.REQUIREMENT));
    assertThat(properties(parts.get("maturityLevels"))).isEqualTo(set(Keys.MATURITY_LEVELS));
    assertThat(properties(parts.get("maturityLevel"))).isEqualTo(set(Keys.MATURITY_LEVEL));
    assertThat(properties(parts.get("examples"))).isEqualTo(set(Keys.EXAMPLES));
    assertThat(properties(parts.get("example"))).isEqualTo(set(Keys.EXAMPLE));
    assertThat(properties(parts.get("terraformExample"))).isEqualTo(set(Keys.TERRAFORM_EXAMPLE));
    assertThat(properties(parts.get("scope"))).isEqualTo(set(Keys.SCOPE));
    assertThat(properties(parts.get("assertion"))).isEqualTo(set(Keys.ASSERTION));
    for (Engine engine : Engine.values()) {
      Set<String> keys = properties(parts.get("check"));
      keys.addAll(properties(parts.get(engine.word() + "Check")));
      assertThat(keys).as(engine.word()).isEqualTo(set(Keys.check(engine)));
    }
  }

  @Test
  void given_the_control_schema_then_its_words_are_those_the_loader_knows() throws IOException {
    JsonNode parts = schema("control").get("$defs");

    assertThat(words(parts.at("/resourceCheck/properties/subject")))
        .isEqualTo(set(CheckParser.KINDS));
    assertThat(words(parts.at("/check/properties/engine"))).isEqualTo(set(CheckParser.ENGINES));
    assertThat(words(parts.at("/check/properties/severity")))
        .isEqualTo(set(ControlParser.SEVERITIES));
  }

  private static Set<String> words(JsonNode property) {
    Set<String> words = new TreeSet<>();
    property.get("enum").forEach(word -> words.add(word.asString()));
    return words;
  }

  @Test
  void given_the_other_schemas_then_their_keys_are_those_the_loaders_allow() throws IOException {
    JsonNode audit = schema("audit");

    assertThat(properties(schema("exception").at("/$defs/exception")))
        .isEqualTo(set(Keys.EXCEPTION));
    assertThat(properties(schema("exception").at("/$defs/exception/properties/flow")))
        .isEqualTo(set(Keys.EXCEPTION_FLOW));
    assertThat(properties(schema("exception").at("/$defs/exception/properties/boundary")))
        .isEqualTo(set(Keys.EXCEPTION_BOUNDARY));
    assertThat(properties(schema("dispute").at("/$defs/dispute"))).isEqualTo(set(Keys.DISPUTE));
    assertThat(properties(schema("dispute").at("/$defs/dispute/properties/flow")))
        .isEqualTo(set(Keys.EXCEPTION_FLOW));
    assertThat(properties(schema("remediation").at("/$defs/remediation")))
        .isEqualTo(set(Keys.REMEDIATION));
    assertThat(properties(schema("remediation").at("/$defs/note")))
        .isEqualTo(set(Keys.REMEDIATION_NOTE));
    assertThat(properties(audit.at("/$defs/followUp"))).isEqualTo(set(Keys.FOLLOW_UP));
    assertThat(properties(schema("attestation").at("/$defs/attestation")))
        .isEqualTo(set(Keys.ATTESTATION));
    assertThat(properties(audit)).isEqualTo(set(Keys.AUDIT));
    assertThat(properties(audit.at("/$defs/source"))).isEqualTo(set(Keys.SOURCE));
    assertThat(properties(audit.at("/$defs/aws"))).isEqualTo(set(Keys.AWS));
    assertThat(properties(audit.at("/$defs/zone"))).isEqualTo(set(Keys.ZONE));
    assertThat(properties(audit.at("/$defs/boundary"))).isEqualTo(set(Keys.BOUNDARY));
    assertThat(properties(audit.at("/$defs/allowance"))).isEqualTo(set(Keys.ALLOWED));
  }

  @TestFactory
  Stream<DynamicTest> given_a_file_this_project_ships_then_it_is_valid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, List<Path>> files : shipped().entrySet()) {
      JsonSchema schema = compiled(files.getKey());
      for (Path file : files.getValue()) {
        tests.add(dynamicTest(file.toString(), () -> assertThat(faults(schema, file)).isEmpty()));
      }
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests.stream();
  }

  private static Map<String, List<Path>> shipped() throws IOException {
    Path sample = ShippedFilesTest.SAMPLE;
    return Map.of(
        "control",
            Stream.concat(
                    yaml(ShippedFilesTest.CONTROLS).stream(),
                    yaml(Path.of("src/test/resources/wafpp")).stream())
                .toList(),
        "exception", yaml(sample.resolve("exceptions")),
        "attestation", yaml(sample.resolve("attestations")),
        "dispute", yaml(sample.resolve("disputes")),
        "remediation", yaml(sample.resolve("remediation")),
        "audit", List.of(sample.resolve("audit.yaml")));
  }

  @Test
  void given_what_the_loader_refuses_then_the_schema_refuses_it_too() throws IOException {
    JsonSchema control = compiled("control");
    JsonSchema audit = compiled("audit");
    String head = "{\"id\": \"A\", \"title\": \"t\", \"severity\": \"high\", \"checks\": [%s]}";

    assertThat(faults(control, "{\"id\": \"A\", \"title\": \"t\", \"severity\": \"huge\"}"))
        .isNotEmpty();
    assertThat(
            faults(
                control,
                head.formatted("{\"id\": \"c\", \"engine\": \"manual\", \"title\": \"t\"}")))
        .isEmpty();
    assertThat(
            faults(
                control,
                head.formatted(
                    "{\"id\": \"c\", \"engine\": \"manual\", \"title\": \"t\", \"require\": \"x\"}")))
        .isNotEmpty();
    assertThat(
            faults(
                audit,
                "{\"estate\": \"a\", \"sources\": [{\"export\": \"x\", \"accounts\": [123456789012],"
                    + " \"regions\": [\"eu-central-1\"]}]}"))
        .isNotEmpty();
  }

  static JsonSchema compiled(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMAS.resolve(name + ".schema.json")));
  }

  static Set<String> faults(JsonSchema schema, Path file) {
    return faults(schema, json(file));
  }

  private static Set<String> faults(JsonSchema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(ValidationMessage::toString)
        .collect(Collectors.toSet());
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*[.]ya?ml")).sorted().toList();
    }
  }

  private static String json(Path file) {
    Problems problems = new Problems();
    SourceFile source = SourceFile.read(file, file.toString(), problems).orElseThrow();
    Yaml root = YamlParser.parse(source, problems).orElseThrow();
    Yaml first = root instanceof Yaml.Sequence list ? list.items().get(0) : root;
    Section any =
        Section.of(
                source,
                first,
                "a file",
                first instanceof Yaml.Mapping mapping ? mapping.entries().keySet() : Set.of(),
                problems)
            .orElseThrow();
    String json = new JsonText(any).of(root);
    problems.orElseThrow();
    return json;
  }
}
