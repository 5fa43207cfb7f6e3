package dev.ringfence.collect.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests are written for these tests, after the shapes in the Kubernetes documentation. */
class ManifestCollectorTest {
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n";

  @TempDir private Path folder;
  private final List<String> sealed = new ArrayList<>();

  @Test
  void given_files_of_all_sorts_then_manifests_are_known_by_their_content() throws IOException {
    write("deploy/web.txt.yml", POD);
    write("list.json", "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[]}");
    write("values.yaml", "replicas: 3\n");
    write("docker-compose.yml", "services: {web: {image: x}}\n");
    write(".github/workflows/ci.yaml", "jobs: {a: {if: \"${{ x }}\"}}\n");
    write("kubeconfig.yaml", "apiVersion: v1\nkind: Config\nusers: [{user: {token: abc}}]\n");

    Collected collected = collect();

    assertThat(collected.items())
        .extracting(item -> item.path())
        .containsExactly("deploy/web.txt.yml", "list.json");
    assertThat(collected.gaps()).isEmpty();
    assertThat(ManifestCollector.holdsManifests(folder.resolve("deploy"))).isTrue();
    assertThat(ManifestCollector.holdsManifests(folder.resolve(".github"))).isFalse();
  }

  @Test
  void given_a_secret_then_nothing_of_it_is_sealed_and_lines_stay() throws IOException {
    write(
        "secret.yaml",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: database
          labels: {secret: "yes"}
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: '{"stringData": {"p": "h0rse"}}'
        data:
          password: aDByc2U=
          tls.key: &key |
            bGluZSBvbmU=
            bGluZSB0d28=
        stringData: {copy: *key, user: bob}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web}   # password=h0rse-battery
        spec:
          containers:
          - name: web
            args: [--token=h0rse-battery]
            env:
            - {name: DB_PASSWORD, value: h0rse}
            - {name: DB_HOST, value: db.internal}
            - {name: URL, value: "postgres://u:h0rse@db/x"}
            - name: API_TOKEN
              valueFrom: {secretKeyRef: {name: database, key: password}}
        """);

    Collected collected = collect();

    String text = sealed.get(0);
    assertThat(text)
        .doesNotContain("h0rse", "aDByc2U=", "bGluZSBvbmU=", "bGluZSB0d28=", "bob")
        .contains("db.internal", "labels: {secret: \"yes\"}", "key: password")
        .contains("secretKeyRef: {name: database, key: password}");
    assertThat(text.lines().toList().indexOf("kind: Pod")).isEqualTo(15);
    assertThat(collected.items().get(0).redactions())
        .extracting(redaction -> redaction.pointer())
        .contains("line 9", "line 10", "line 13", "line 17", "line 23");
    assertThat(collected.gaps()).isEmpty();
  }

  @Test
  void given_a_list_of_secrets_that_do_not_say_what_they_are_then_none_is_sealed()
      throws IOException {
    write(
        "secrets.json",
        """
        {"apiVersion": "v1", "kind": "SecretList", "items": [
          {"metadata": {"name": "a"}, "data": {"p": "aDByc2U="}}]}
        """);

    collect();

    assertThat(sealed.get(0)).doesNotContain("aDByc2U=").contains("metadata");
  }

  @Test
  void given_a_document_that_cannot_be_read_then_it_is_a_gap_and_left_out() throws IOException {
    write("two.yaml", POD + "---\napiVersion: v1\nkind: Secret\ndata:\n\tp: h0rse\n---\n" + POD);

    Collected collected = collect();

    assertThat(sealed.get(0)).doesNotContain("h0rse").hasLineCount(18);
    assertThat(collected.gaps())
        .extracting(CollectionGap::detail)
        .containsExactly("two.yaml:11: a tab in the indentation");
  }

  @Test
  void given_what_is_not_yet_a_manifest_then_its_gap_asks_for_the_output() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: shop\n");
    write("chart/templates/policy.yaml", "{{- include \"shop.policy\" . }}\n");
    write("chart/templates/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .x }}}\n");
    write("base/kustomization.yaml", "resources: [web.yaml]\n");
    write(
        "alert.yaml",
        "apiVersion: v1\nkind: ConfigMap\ndata: {rule: 'host {{ $labels.instance }} is down'}\n");

    Collected collected = collect();

    assertThat(collected.gaps())
        .extracting(gap -> gap.request().parameters().get("path"), CollectionGap::reason)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("base/kustomization.yaml", Reason.UNDECIDED),
            org.assertj.core.groups.Tuple.tuple("chart/templates/policy.yaml", Reason.UNDECIDED),
            org.assertj.core.groups.Tuple.tuple("chart/templates/web.yaml", Reason.UNDECIDED));
    assertThat(collected.gaps().get(2).detail()).contains("web.yaml:3").contains("helm template");
    assertThat(collected.items()).extracting(item -> item.path()).containsExactly("alert.yaml");
  }

  @Test
  void given_hostile_files_then_each_is_a_gap() throws IOException {
    Files.write(
        folder.resolve("latin.yaml"),
        "apiVersion: v1\nkind: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    write(
        "huge.json",
        "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"x\": \"" + "y".repeat(9 << 20) + "\"}");
    write("pod.yaml", POD);
    Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("pod.yaml"));

    assertThat(collect().gaps())
        .extracting(gap -> gap.request().parameters().get("path"), CollectionGap::reason)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("latin.yaml", Reason.UNPARSABLE),
            org.assertj.core.groups.Tuple.tuple("huge.json", Reason.TOO_LARGE),
            org.assertj.core.groups.Tuple.tuple("link.yaml", Reason.UNEXPECTED));
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private Collected collect() {
    ManifestCollector collector = ManifestCollector.of(List.of(folder));
    return collector.collect(
        collector.sources().get(0),
        bytes -> {
          sealed.add(new String(bytes, StandardCharsets.UTF_8));
          return new Digest("%064x".formatted(sealed.size()));
        });
  }
}
