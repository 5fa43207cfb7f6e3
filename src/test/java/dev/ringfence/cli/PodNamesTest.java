package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods are known by their workloads wherever a person or a program reads of them. */
class PodNamesTest {
  /** One that stands for a pod; the blocks of all of them are nobody's. */
  private static final Pattern STAND_IN =
      Pattern.compile("(?<![0-9.:])0\\.0\\.0\\.[1-9]|100::[1-9a-f]");

  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: %2$s, namespace: %1$s}
      spec:
        template:
          metadata: {labels: {app: %2$s}}
          spec: {containers: [{name: main, image: main}]}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: %1$s, labels: {tier: %3$s}}
      """;

  @TempDir Path manifests;

  @BeforeEach
  void twoTeams() throws IOException {
    Files.writeString(
        manifests.resolve("shop.yaml"),
        String.join(
            "---\n",
            WORKLOAD.formatted("shop", "web", "public"),
            WORKLOAD.formatted("shop", "api", "public"),
            WORKLOAD.formatted("data", "db", "data"),
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: data}
            spec:
              podSelector: {}
              ingress:
              - {from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: api}}}], ports: [{port: 22}]}
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flows",
        "flows --format json",
        "flows --from shop/api --to data/db",
        "explain --from shop/api --to data/db --protocol tcp --port 22",
        "explain --from shop/web --to data/db --protocol tcp --port 22",
        "explain --from shop/web --to data/db --protocol tcp --port 22 --format json",
        "explain --from shop/web --to 8.8.8.8 --protocol tcp --port 22",
        "reach --from shop/web",
        "scan",
        "scan --format json"
      })
  void given_manifests_then_no_output_has_an_address_that_stands_for_a_pod(String command) {
    Cli cli = Cli.run((command + " " + manifests).split(" "));

    assertThat(cli.exitCode()).as(cli.err()).isLessThan(ExitCode.USAGE);
    assertThat(cli.out()).contains("shop/").doesNotContainPattern(STAND_IN);
    assertThat(cli.err()).doesNotContainPattern(STAND_IN);
  }

  @Test
  void given_a_table_of_flows_then_it_has_names_and_one_line_for_both_families() {
    Cli cli = Cli.run("flows", manifests.toString());

    assertThat(cli.out().lines().filter(line -> line.matches("public +data .*")))
        .singleElement()
        .asString()
        .matches("public +data +tcp +22 +all +certain +local +shop/api +data/db");
  }

  @Test
  void given_a_refusal_then_its_reason_names_both_ends() {
    Cli cli =
        Cli.run(
            "explain --from shop/web --to data/db --protocol tcp --port 22 %s"
                .formatted(manifests)
                .split(" "));

    assertThat(cli.out())
        .contains("admits tcp 22 from shop/web port 49152 to data/db")
        .contains("that admits tcp 22 from shop/web")
        .containsOnlyOnce("denied via local");
  }

  @Test
  void given_a_finding_on_a_boundary_then_it_says_each_thing_once() {
    Cli cli = Cli.run("scan", manifests.toString());

    assertThat(cli.out().lines().filter(line -> line.contains("shop/api to data/db passes")))
        .hasSize(1);
  }
}
