package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code scan} prints for code hosts and pipelines says the same as its lines. */
class ScanFormatsTest {
  private static final Path REPOSITORY = Path.of("src/test/resources/stall/repository");
  private static final Path EXPORTS = Path.of("src/samples/three-tier-aws/2026-10/exports");

  @TempDir Path folder;

  /** A line of {@code --format tsv}, as far as the other formats say it too. */
  private record Line(String outcome, boolean isOpen, String check, String subject) {
    static Line parse(String line) {
      String[] cells = line.split("\t");
      return new Line(cells[0], cells[1].equals("open"), cells[4], cells[5] + " " + cells[6]);
    }

    /** With the subject's name, where its id does not say it. */
    static Line parseNamed(String line) {
      Line parsed = parse(line);
      String name = line.split("\t")[7];
      return parsed.subject().endsWith(name)
          ? parsed
          : new Line(
              parsed.outcome(),
              parsed.isOpen(),
              parsed.check(),
              parsed.subject() + " (" + name + ")");
    }
  }

  private static List<Line> lines(Path path, Function<String, Line> parser) {
    return Cli.run("scan", "--format", "tsv", path.toString())
        .out()
        .lines()
        .skip(1)
        .map(parser)
        .toList();
  }

  private static JsonNode sarif(Path... paths) {
    List<String> arguments = new ArrayList<>(List.of("scan", "--format", "sarif"));
    Stream.of(paths).map(Path::toString).forEach(arguments::add);
    Cli scan = Cli.run(arguments.toArray(new String[0]));
    JsonNode document = new ObjectMapper().readTree(scan.out());
    assertThat(document.get("version").asString()).isEqualTo("2.1.0");
    assertThat(document.get("runs")).hasSize(1);
    return document.get("runs").get(0);
  }

  private static Element junit(Path path) throws Exception {
    Cli scan = Cli.run("scan", "--format", "junit", path.toString());
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    byte[] document = scan.out().getBytes(StandardCharsets.UTF_8);
    return parsers
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(document))
        .getDocumentElement();
  }

  private static List<Element> elements(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  @Test
  void given_a_repository_then_sarif_has_what_is_open_and_leads_to_its_line() throws IOException {
    JsonNode run = sarif(REPOSITORY);

    JsonNode rules = run.get("tool").get("driver").get("rules");
    List<Line> shown = new ArrayList<>();
    for (JsonNode result : run.get("results")) {
      boolean isFailed = result.get("kind").asString().equals("fail");
      JsonNode rule = rules.get(result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(result.get("level").asString())
          .isEqualTo(isFailed ? rule.get("defaultConfiguration").get("level").asString() : "none");
      JsonNode location = result.get("locations").get(0);
      JsonNode file = location.get("physicalLocation");
      assertThat(file.get("artifactLocation").get("uri").asString())
          .isEqualTo("src/test/resources/stall/repository/main.tf");
      assertThat(file.get("region").get("startLine").asInt()).isBetween(1, lineCount());
      JsonNode subject = location.get("logicalLocations").get(0);
      shown.add(
          new Line(
              isFailed ? "not-satisfied" : "inconclusive",
              true,
              result.get("ruleId").asString(),
              subject.get("kind").asString() + " " + subject.get("fullyQualifiedName").asString()));
    }
    assertThat(shown)
        .isEqualTo(lines(REPOSITORY, Line::parse).stream().filter(Line::isOpen).toList())
        .extracting(Line::outcome)
        .contains("not-satisfied", "inconclusive");
  }

  private static int lineCount() throws IOException {
    return Files.readAllLines(REPOSITORY.resolve("main.tf")).size();
  }

  @Test
  void given_what_is_open_then_each_has_an_identity_of_its_own() {
    List<String> identities = new ArrayList<>();
    for (JsonNode result : sarif(EXPORTS).get("results")) {
      identities.add(result.get("partialFingerprints").get("ringfenceFinding/v1").asString());
    }

    assertThat(identities).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void given_a_repository_then_junit_has_a_test_for_each_finding() throws Exception {
    Element suites = junit(REPOSITORY);

    List<Line> shown =
        elements(suites, "testcase").stream()
            .map(
                test ->
                    new Line(
                        outcome(test),
                        isOpen(test),
                        test.getAttribute("classname"),
                        test.getAttribute("name")))
            .toList();
    assertThat(shown).isEqualTo(lines(REPOSITORY, Line::parseNamed));
    for (String outcome : List.of("failure", "error", "skipped")) {
      String counted = outcome.equals("skipped") ? outcome : outcome + "s";
      assertThat(suites.getAttribute(counted))
          .isEqualTo("" + elements(suites, outcome).size())
          .isNotEqualTo("0");
    }
    assertThat(suites.getAttribute("tests")).isEqualTo("" + shown.size());
  }

  private static boolean isOpen(Element test) {
    return !elements(test, "failure").isEmpty() || !elements(test, "error").isEmpty();
  }

  private static String outcome(Element test) {
    if (!elements(test, "failure").isEmpty()) {
      return "not-satisfied";
    }
    if (!elements(test, "error").isEmpty()) {
      return "inconclusive";
    }
    return elements(test, "skipped").isEmpty() ? "satisfied" : "not-applicable";
  }

  @Test
  void given_an_answer_that_was_denied_then_both_say_what_is_missing() throws Exception {
    JsonNode said = sarif(EXPORTS).get("invocations").get(0).get("toolExecutionNotifications");
    assertThat(said).hasSize(1);
    assertThat(said.get(0).get("message").get("text").asString())
        .startsWith("aws/444455556666/eu-central-1 logs:DescribeLogGroups: access denied");

    Element evidence =
        elements(junit(EXPORTS), "testsuite").stream()
            .filter(suite -> suite.getAttribute("name").equals("evidence"))
            .findFirst()
            .orElseThrow();
    assertThat(evidence.getAttribute("skipped")).isEqualTo("1");
    assertThat(elements(evidence, "testcase").get(0).getAttribute("name"))
        .isEqualTo("aws/444455556666/eu-central-1 logs:DescribeLogGroups");
  }

  @Test
  void given_names_made_to_break_them_then_they_are_read_as_they_are_meant() throws Exception {
    String name = "a b%20é#1.tf";
    Files.writeString(
        folder.resolve(name),
        """
        resource "aws_vpc" "v" {
          cidr_block = "10.0.0.0/16"
          tags = { Name = "<b>&\\"]]>\\u0001\\u202e\\uffff" }
        }
        """);

    JsonNode first = sarif(folder).get("results").get(0);
    String uri =
        first
            .get("locations")
            .get(0)
            .get("physicalLocation")
            .get("artifactLocation")
            .get("uri")
            .asString();
    assertThat(Path.of(URI.create(uri))).isEqualTo(folder.toAbsolutePath().resolve(name));
    assertThat(elements(junit(folder), "testcase"))
        .extracting(test -> test.getAttribute("name"))
        .anyMatch(shown -> shown.endsWith("/aws_vpc.v (<b>&\"]]>\\u0001\\u202e\\uffff)"));
  }

  /** A place that may be in either of two folders is in none. */
  @Test
  void given_two_folders_with_a_file_of_one_name_then_no_file_is_named() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.copy(REPOSITORY.resolve("main.tf"), other.resolve("main.tf"));

    JsonNode run = sarif(REPOSITORY, other);

    assertThat(run.get("results").size()).isGreaterThan(20);
    for (JsonNode result : run.get("results")) {
      assertThat(result.get("locations").get(0).has("physicalLocation")).isFalse();
    }
  }
}
