package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.catalogue.AzureSettings.Cloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureSourceParserTest {
  private static final String SHOP = "0a1b2c3d-1111-4222-8333-444455556666";

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  @Test
  void given_a_management_group_and_a_tenant_then_all_of_it_is_read() {
    AzureSettings azure =
        settings(
                "{management-group: shop, exclude: [\"%s\"], tenant: shop.test, cloud: china}"
                    .formatted(SHOP))
            .azure()
            .get(0);

    assertThat(azure)
        .isEqualTo(
            new AzureSettings(
                List.of(),
                Optional.of("shop"),
                List.of(SHOP),
                Optional.of("shop.test"),
                Cloud.CHINA,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                3));
  }

  @Test
  void given_an_endpoint_then_the_cloud_is_a_custom_one() {
    AzureSettings azure =
        settings(
                "{subscriptions: [%s], endpoint: \"https://arm.local:30024\", authority:"
                        .formatted(SHOP)
                    + " \"https://login.local/adfs\", audience: \"https://management.shop.test/1\"}")
            .azure()
            .get(0);

    assertThat(azure.cloud()).isEqualTo(Cloud.CUSTOM);
    assertThat(azure.subscriptions()).containsExactly(SHOP);
    assertThat(azure.endpoint()).contains("https://arm.local:30024");
    assertThat(azure.authority()).contains("https://login.local/adfs");
    assertThat(azure.audience()).contains("https://management.shop.test/1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{subscription: [x]}|unknown key \"subscription\" in azure; nearest is \"subscriptions\";"
            + " allowed are subscriptions, management-group, exclude, tenant, cloud, endpoint,"
            + " authority, audience",
        "{tenant: shop.test}|azure has neither subscriptions nor management-group, one of them"
            + " expected",
        "{subscriptions: [shop]}|subscriptions has \"shop\", the id of a subscription like"
            + " 0a1b2c3d-1111-4222-8333-444455556666 expected",
        "{subscriptions: [0a1b2c3d-1111-4222-8333-444455556666,"
            + " 0A1B2C3D-1111-4222-8333-444455556666]}|subscriptions has"
            + " \"0A1B2C3D-1111-4222-8333-444455556666\" twice",
        "{subscriptions: [0a1b2c3d-1111-4222-8333-444455556666], management-group: a}|azure has both"
            + " subscriptions and management-group; exclude takes subscriptions out of a group",
        "{subscriptions: [0a1b2c3d-1111-4222-8333-444455556666], exclude:"
            + " [0a1b2c3d-1111-4222-8333-444455556666]}|exclude takes subscriptions out of a"
            + " management group; there is none",
        "{management-group: Our Shop}|management-group \"Our Shop\": the id of a management group,"
            + " not its display name expected",
        "{management-group: a, cloud: germany}|cloud is \"germany\", public, china or government"
            + " expected; another is named by its endpoint",
        "{management-group: a, cloud: public, endpoint: \"https://a\"}|azure has both cloud and"
            + " endpoint; a cloud has its own endpoint",
        "{management-group: a, endpoint: \"http://a\"}|endpoint \"http://a\": https:// and the name"
            + " of a host expected",
        "{management-group: a, authority: login}|authority \"login\": https:// and the name of a"
            + " host expected",
        "{management-group: a, audience: \"https://a\"}|audience goes with an endpoint; there is"
            + " none",
        "{management-group: a, tenant: \"a b\"}|tenant \"a b\": the id or a domain of a tenant"
            + " expected"
      })
  void given_what_cannot_be_meant_then_it_is_named_with_its_line(String azure, String problem) {
    assertThat(problems(azure)).contains("audit.yaml:3: " + problem);
  }

  @Test
  void given_a_subscription_that_an_export_covers_too_then_both_lines_are_named() {
    assertThat(
            problems(
                "{subscriptions: [%s]}\n  - {export: x, accounts: [\"%s\"]}"
                    .formatted(SHOP.toUpperCase(java.util.Locale.ROOT), SHOP)))
        .containsExactly(
            "audit.yaml:4: account " + SHOP + " is covered by the source on line 3 already");
  }

  @Test
  void given_keys_of_other_sources_beside_azure_then_each_is_named() {
    assertThat(problems("{subscriptions: [%s]}\n    export: x\n    regions: []".formatted(SHOP)))
        .containsExactly(
            "audit.yaml:4: a source has either export or azure",
            "audit.yaml:5: a source has either regions or azure");
  }

  private AuditSettings settings(String azure) {
    folder.with("audit.yaml", "estate: shop\nsources:\n  - azure: " + azure + "\n");
    return AuditSettings.read(folder.file("audit.yaml"), new WordCompiler());
  }

  private List<String> problems(String azure) {
    return folder.problemsOf(() -> settings(azure));
  }
}
