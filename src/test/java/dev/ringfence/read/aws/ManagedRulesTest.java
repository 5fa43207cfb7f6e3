package dev.ringfence.read.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Plane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManagedRulesTest {
  /** The verdicts of these rules are asked for, read and judged: three lists that are one. */
  @Test
  void given_the_rules_that_are_collected_then_each_is_read_and_has_a_meaning() throws IOException {
    String row =
        Files.readAllLines(Path.of("src/main/resources/calls/aws-items.tsv")).stream()
            .filter(line -> line.startsWith(RuleVerdicts.DETAILS + "\t"))
            .findFirst()
            .orElseThrow();
    List<String> collected = List.of(row.substring(row.lastIndexOf('\t') + 1).split("\\|"));
    String control = Files.readString(Path.of("controls/RF-EVD-001.yaml"));
    List<String> judged =
        Pattern.compile("ruleVerdict\\.rule == \"(\\w+)\"")
            .matcher(control)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(collected).allMatch(ManagedRules::isCompared).hasSize(9);
    // The last one is what is left.
    assertThat(judged).hasSize(8).isSubsetOf(collected);
    assertThat(collected).contains("NO_UNRESTRICTED_ROUTE_TO_IGW");
    assertThat(judged).doesNotContain("NO_UNRESTRICTED_ROUTE_TO_IGW");
  }

  @Test
  void given_a_repository_then_nobody_watches_it_and_nothing_is_missing() {
    Answers answers = AnsweredCalls.of("ec2:DescribeFlowLogs").read();

    assertThat(new Enumerations(answers, Plane.DECLARED).all())
        .extracting(Enumeration::kind)
        .doesNotContainAnyElementsOf(Kind.SAID_BY_PROVIDERS)
        .contains(Kind.FLOW_LOG);
    assertThat(new Enumerations(answers, Plane.ACTUAL).all())
        .extracting(Enumeration::kind)
        .containsAll(Kind.SAID_BY_PROVIDERS);
  }
}
