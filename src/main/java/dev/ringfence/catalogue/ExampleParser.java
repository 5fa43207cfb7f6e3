package dev.ringfence.catalogue;

import dev.ringfence.control.Example;
import dev.ringfence.control.Example.Expected;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The examples of a check: ours, and the single one of the WAF++ format. */
final class ExampleParser {
  private final Section check;
  private final CallTable calls;
  private final ExpressionCompiler compiler;

  ExampleParser(Section check, CallTable calls, ExpressionCompiler compiler) {
    this.check = check;
    this.calls = calls;
    this.compiler = compiler;
  }

  /**
   * All examples, compliant ones first.
   *
   * @param isEachSortDemanded whether it is a problem that a sort has no example
   */
  List<Example> examples(boolean isEachSortDemanded) {
    Optional<Section> bySort = check.section("examples", "examples", Keys.EXAMPLES);
    List<Example> examples = new ArrayList<>();
    for (Expected expected : Expected.values()) {
      List<Example> found = bySort.map(section -> of(section, expected)).orElse(List.of());
      if (found.isEmpty() && isEachSortDemanded) {
        check.problem(
            check.line("examples"),
            "no " + expected.word() + " example, at least one of each sort expected");
      }
      examples.addAll(found);
    }
    reportRepeatedNames(examples);
    check
        .section("example", "a terraform example", Keys.TERRAFORM_EXAMPLE)
        .ifPresent(block -> examples.addAll(terraform(block)));
    return examples;
  }

  private void reportRepeatedNames(List<Example> examples) {
    Set<String> names = new HashSet<>();
    for (Example example : examples) {
      if (!names.add(example.name())) {
        check.problem(example.line(), "a second example named \"" + example.name() + "\"");
      }
    }
  }

  private List<Example> of(Section bySort, Expected expected) {
    return bySort.sections(expected.word(), "an example", Keys.EXAMPLE).stream()
        .map(section -> example(section, expected))
        .toList();
  }

  private Example example(Section section, Expected expected) {
    boolean isReasonNeeded = expected != Expected.COMPLIANT;
    List<String> empty = section.textsOrEmpty("empty");
    empty.forEach(call -> checkCall(section, call));
    return new Example(
        section.text("name"),
        expected,
        isReasonNeeded ? section.text("because") : section.textOrEmpty("because"),
        evidence(section),
        empty,
        settings(section),
        section.line());
  }

  private Optional<SortedMap<String, String>> settings(Section section) {
    return section
        .section("audit", "what an audit is told", Keys.EXAMPLE_AUDIT)
        .map(audit -> ExampleAudit.files(audit, compiler));
  }

  private void checkCall(Section section, String call) {
    List<String> known = calls.calls().stream().map(CallSpec::call).toList();
    if (!known.contains(call)) {
      String nearest = Nearest.to(call, known).map(n -> "; nearest is \"" + n + "\"").orElse("");
      section.problem(
          section.line("empty"),
          "unknown call \""
              + call
              + "\""
              + nearest
              + "; allowed are the calls of calls/aws.tsv and calls/azure.tsv");
    }
  }

  private SortedMap<String, String> evidence(Section section) {
    SortedMap<String, String> files = new TreeMap<>();
    if (!section.has("evidence") && !section.has("empty")) {
      section.problem(section.line(), "key \"evidence\" is missing");
    }
    section
        .entries("evidence")
        .forEach((name, entry) -> files.put(name, content(section, name, entry)));
    return files;
  }

  private static String content(Section section, String name, Yaml.Entry entry) {
    if (!isRelative(name)) {
      section.problem(
          entry.line(),
          "evidence file \"" + name + "\": a relative name with forward slashes expected");
    }
    if (entry.value() instanceof Yaml.Scalar scalar) {
      return section.asText(name, scalar);
    }
    return new JsonText(section).of(entry.value());
  }

  private static boolean isRelative(String name) {
    return !name.isBlank()
        && !name.startsWith("/")
        && name.indexOf('\\') < 0
        && name.indexOf('\0') < 0
        && !List.of(name.split("/", -1)).contains("..");
  }

  private static List<Example> terraform(Section block) {
    List<Example> examples = new ArrayList<>();
    block.scalar("compliant").ifPresent(text -> examples.add(terraform(text, Expected.COMPLIANT)));
    block
        .scalar("non_compliant")
        .ifPresent(text -> examples.add(terraform(text, Expected.NON_COMPLIANT)));
    return examples;
  }

  private static Example terraform(Yaml.Scalar text, Expected expected) {
    return new Example(
        expected.word(),
        expected,
        "",
        new TreeMap<>(java.util.Map.of("main.tf", text.text())),
        List.of(),
        text.line());
  }
}
