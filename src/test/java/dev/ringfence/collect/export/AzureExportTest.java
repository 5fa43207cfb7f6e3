package dev.ringfence.collect.export;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers of Azure among the files of an export. Shapes: {@code az … list --output json}, a bare
 * list; the REST API's {@code {"value": [], "nextLink": ""}} (Azure REST API reference, Network
 * Security Groups - List All); errors as the Azure CLI words them.
 */
class AzureExportTest {
  private static final String SUBSCRIPTION = "0a1b2c3d-1111-4222-8333-444455556666";
  private static final String GROUP =
      "{\"id\": \"/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/%s\", \"name\": \"%s\"%s}";

  private static final String INTERFACES =
      "/subscriptions/"
          + SUBSCRIPTION
          + "/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/";

  @TempDir Path folder;

  private static String group(String name, String more) {
    return GROUP.formatted(SUBSCRIPTION, name, name, more);
  }

  static EvidenceSet collect(ExportFolder exports, List<String> accounts) {
    ExportTree tree =
        new ExportTree(List.of(new ExportTree.Root(exports.root(), accounts, List.of())));
    AzureExportCollector collector =
        AzureExportCollector.of(
            tree, AzureFiles.calls(), ExportFolder.calls(), ExportLimits.DEFAULT);
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    collector
        .sources()
        .forEach(
            source -> {
              Collected collected = collector.collect(source, exports.store()::seal);
              items.addAll(collected.items());
              gaps.addAll(collected.gaps());
            });
    return new EvidenceSet(items, gaps);
  }

  private EvidenceSet collect(ExportFolder exports) {
    return collect(exports, List.of());
  }

  @Test
  void given_a_bare_list_or_one_under_value_then_content_tells_what_it_is() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with("whatever.json", "[" + group("a", "") + "]")
                .with("else.json", "{\"value\": [" + group("b", "") + "]}"));

    assertThat(ExportFolder.answers(evidence))
        .containsExactly(
            "azure/" + SUBSCRIPTION + " az network nsg list < else.json",
            "azure/" + SUBSCRIPTION + " az network nsg list < whatever.json");
    assertThat(ExportFolder.complaints(evidence)).isEmpty();
  }

  /** Shape: az vmss list; Azure virtual machine extensions, Custom Script, settings. */
  @Test
  void given_what_extensions_of_a_scale_set_run_then_it_is_not_sealed() {
    String settings =
        """
        {"timestamp": 7, "commandToExecute": "sh join.sh --key hunter2", \
        "fileUris": ["https://files.blob.core.windows.net/x/join.sh?sig=hunter2", "https://x/?sig=hunter3"]}
        """
            .strip();
    String sets =
        """
        [{"id": "/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/web", "name": "web", \
        "virtualMachineProfile": {"extensionProfile": {"extensions": [{"name": "script", "settings": %s}]}}}]
        """
            .formatted(SUBSCRIPTION, settings);
    ExportFolder exports = ExportFolder.in(folder).with("sets.json", sets);

    Evidence item = collect(exports).items().get(0);

    String place = "/0/virtualMachineProfile/extensionProfile/extensions/0/settings/";
    assertThat(item.request().call()).isEqualTo("az vmss list");
    assertThat(item.redactions())
        .containsExactly(
            new Evidence.Redaction(place + "commandToExecute", "command"),
            new Evidence.Redaction(place + "fileUris/0", "addresses with signatures"),
            new Evidence.Redaction(place + "fileUris/1", "addresses with signatures"));
    assertThat(exports.store().bytes(item.digest()))
        .asString()
        .contains("\"timestamp\": 7")
        .doesNotContain("hunter", "join.sh", "sig=");
  }

  @Test
  void given_an_empty_list_then_its_name_and_folder_tell() {
    EvidenceSet evidence =
        collect(ExportFolder.in(folder).with(SUBSCRIPTION + "/az-network-nsg-list.json", "[]"));

    assertThat(ExportFolder.answers(evidence))
        .containsExactly(
            "azure/"
                + SUBSCRIPTION
                + " az network nsg list < "
                + SUBSCRIPTION
                + "/az-network-nsg-list.json");
  }

  @Test
  void given_azure_beside_aws_then_each_collector_takes_its_own() {
    ExportFolder exports =
        ExportFolder.in(folder)
            .with("aws/111122223333/eu-central-1/ec2-describe-vpcs.json", "{\"Vpcs\": []}")
            .with("azure/groups.json", "[" + group("a", "") + "]");

    assertThat(ExportFolder.answers(exports.collect()))
        .containsExactly(
            "aws/111122223333/eu-central-1 ec2:DescribeVpcs <"
                + " aws/111122223333/eu-central-1/ec2-describe-vpcs.json");
    assertThat(ExportFolder.complaints(exports.collect())).isEmpty();
    assertThat(ExportFolder.answers(collect(exports))).hasSize(1);
  }

  @Test
  void given_a_page_without_the_next_then_the_answer_is_truncated() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with(
                    "page.json",
                    "{\"value\": ["
                        + group("a", "")
                        + "], \"nextLink\": \"https://management.azure.com/next\"}"));

    assertThat(ExportFolder.complaints(evidence))
        .containsExactly(
            "azure/"
                + SUBSCRIPTION
                + " az network nsg list: truncated (page.json: nextLink says there is more, and no"
                + " file continues it)");
  }

  @Test
  void given_two_answers_that_differ_then_neither_is_believed() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with("one.json", "[" + group("a", ", \"location\": \"x\"") + "]")
                .with("two.json", "[" + group("a", ", \"location\": \"y\"") + "]"));

    assertThat(evidence.items()).isEmpty();
    assertThat(ExportFolder.complaints(evidence))
        .singleElement()
        .asString()
        .contains("two answers to one call", "one.json and two.json differ in");
  }

  @Test
  void given_an_error_message_then_the_call_was_denied() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with(
                    SUBSCRIPTION + "/network-nic-list.json",
                    "ERROR: (AuthorizationFailed) The client does not have authorization\n"));

    assertThat(ExportFolder.complaints(evidence))
        .containsExactly(
            "azure/"
                + SUBSCRIPTION
                + " az network nic list: access denied ("
                + SUBSCRIPTION
                + "/network-nic-list.json holds an error message: AuthorizationFailed of the Azure"
                + " CLI)");
  }

  @Test
  void given_resources_that_are_not_read_then_that_is_a_gap() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with(
                    "sql.json",
                    "["
                        + group("a", "").replace("Network/networkSecurityGroups", "Sql/servers")
                        + "]"));

    assertThat(ExportFolder.complaints(evidence))
        .singleElement()
        .asString()
        .contains("not recognised", "it lists microsoft.sql/servers");
  }

  @Test
  void given_a_subscription_that_was_expected_then_every_call_is_missing() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder).with("groups.json", "[" + group("a", "") + "]"),
            List.of("99999999-1111-4222-8333-444455556666"));

    assertThat(evidence.items()).isEmpty();
    assertThat(evidence.gaps())
        .extracting(CollectionGap::display)
        .anySatisfy(gap -> assertThat(gap).contains("not part of the estate"))
        .anySatisfy(
            gap ->
                assertThat(gap)
                    .isEqualTo(
                        "azure/99999999-1111-4222-8333-444455556666 az network vnet list: not"
                            + " collected (no file answers it)"));
  }

  @Test
  void given_secrets_then_they_are_redacted_before_sealing() {
    ExportFolder exports =
        ExportFolder.in(folder)
            .with("c.json", "[" + group("a", ", \"sharedKey\": \"FAKE-key\"") + "]");

    Evidence item = collect(exports).items().get(0);

    assertThat(
            new String(
                exports.store().bytes(item.digest()), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("FAKE-key");
    assertThat(item.redactions())
        .extracting(Evidence.Redaction::pointer)
        .containsExactly("/0/sharedKey");
  }

  @Test
  void given_what_powershell_writes_then_it_is_read() {
    byte[] text = ("\uFEFF[" + group("a", "") + "]").getBytes(UTF_16LE);

    EvidenceSet evidence =
        collect(ExportFolder.in(folder).with(SUBSCRIPTION + "/network-nsg-list.json", text));

    assertThat(evidence.items()).hasSize(1);
  }

  @Test
  void given_nesting_without_end_or_half_a_document_then_it_is_a_gap() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with(SUBSCRIPTION + "/network-nsg-list.json", "[".repeat(5000))
                .with(SUBSCRIPTION + "/network-nic-list.json", "[" + group("a", "")));

    assertThat(evidence.items()).isEmpty();
    assertThat(ExportFolder.complaints(evidence)).hasSize(2);
  }

  private static String networkInterface(String name, String more) {
    return "{\"id\": \"%s%s\", \"name\": \"%s\"%s}".formatted(INTERFACES, name, name, more);
  }

  /** Shapes: az network nic list-effective-nsg, az network nic show-effective-route-table. */
  @Test
  void given_what_is_in_effect_for_interfaces_then_content_or_name_tell_for_which() {
    String held = ", \"virtualMachine\": {\"id\": \"/v\"}";
    String rules =
        "{\"value\": [{\"association\": {\"networkInterface\": {\"id\": \"%sweb\"}},"
                .formatted(INTERFACES)
            + " \"effectiveSecurityRules\": []}]}";
    String routes =
        "{\"value\": [{\"source\": \"Default\", \"state\": \"Active\","
            + " \"addressPrefix\": [\"10.0.0.0/16\"], \"nextHopType\": \"VnetLocal\"}]}";

    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with(
                    SUBSCRIPTION + "/nics.json",
                    "[%s, %s, %s, %s]"
                        .formatted(
                            networkInterface("web", held),
                            networkInterface("app", held),
                            networkInterface("lab", held),
                            networkInterface("endpoint", "")))
                .with(SUBSCRIPTION + "/whatever.json", rules)
                .with(SUBSCRIPTION + "/routes.app.json", routes)
                .with(
                    SUBSCRIPTION + "/network-nic-list-effective-nsg.lab.json",
                    "ERROR: (BadRequest) it must be attached to a running virtual machine\n"));

    assertThat(evidence.items())
        .extracting(item -> item.request().display() + " < " + item.path())
        .contains(
            "az network nic list-effective-nsg nic=%s < %s/whatever.json"
                .formatted(id("web"), SUBSCRIPTION),
            "az network nic show-effective-route-table nic=%s < %s/routes.app.json"
                .formatted(id("app"), SUBSCRIPTION));
    assertThat(evidence.gaps())
        .filteredOn(gap -> gap.request().call().startsWith("az network nic "))
        .extracting(gap -> gap.request().display() + " " + gap.reason())
        .containsExactlyInAnyOrder(
            "az network nic list-effective-nsg nic=" + id("app") + " NOT_COLLECTED",
            "az network nic list-effective-nsg nic=" + id("lab") + " NOT_RUNNING",
            "az network nic show-effective-route-table nic=" + id("lab") + " NOT_COLLECTED",
            "az network nic show-effective-route-table nic=" + id("web") + " NOT_COLLECTED");
  }

  private static String id(String networkInterface) {
    return (INTERFACES + networkInterface).toLowerCase(Locale.ROOT);
  }

  @Test
  void given_nothing_in_effect_then_one_gap_for_each_call_tells_so() {
    EvidenceSet evidence =
        collect(
            ExportFolder.in(folder)
                .with(
                    "nics.json",
                    "[%s, %s]"
                        .formatted(
                            networkInterface("web", ", \"virtualMachine\": {\"id\": \"/v\"}"),
                            networkInterface("app", ", \"virtualMachine\": {\"id\": \"/v\"}"))));

    assertThat(evidence.gaps())
        .extracting(gap -> gap.request().display() + " " + gap.reason())
        .contains(
            "az network nic list-effective-nsg NOT_COLLECTED",
            "az network nic show-effective-route-table NOT_COLLECTED")
        .noneMatch(line -> line.contains("nic="));
  }
}
