package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsSourceParserTest {
  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  @Test
  void given_accounts_and_a_role_then_all_of_it_is_read() {
    AwsSettings aws =
        settings(
                "{accounts: [\"111122223333\", \"444455556666\"], role: audit/reader, external-id:"
                    + " shop, session-name: monthly, profile: auditor, regions: [eu-central-1]}")
            .aws()
            .get(0);

    assertThat(aws)
        .isEqualTo(
            new AwsSettings(
                List.of("111122223333", "444455556666"),
                false,
                List.of(),
                Optional.of("audit/reader"),
                Optional.of("shop"),
                "monthly",
                Optional.of("auditor"),
                List.of("eu-central-1"),
                3));
  }

  @Test
  void given_an_organization_and_all_regions_then_neither_is_listed() {
    AwsSettings aws =
        settings("{organization: true, exclude: [\"999900001111\"], role: audit, regions: all}")
            .aws()
            .get(0);

    assertThat(aws.isOrganization()).isTrue();
    assertThat(aws.accounts()).isEmpty();
    assertThat(aws.excluded()).containsExactly("999900001111");
    assertThat(aws.regions()).isEmpty();
    assertThat(aws.sessionName()).isEqualTo("ringfence");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{regions: all, rolle: x}|unknown key \"rolle\" in aws; nearest is \"role\"; allowed are"
            + " accounts, organization, exclude, role, external-id, session-name, profile, regions",
        "{regions: all}|aws has neither accounts nor organization, one of them expected",
        "{accounts: [\"111122223333\"]}|key \"regions\" is missing",
        "{accounts: [\"111122223333\"], regions: al}|regions is \"al\", all or a list of names like"
            + " eu-central-1 expected",
        "{accounts: [\"111122223333\"], regions: [Frankfurt]}|region \"Frankfurt\": a name like"
            + " eu-central-1 expected",
        "{accounts: [\"1111\"], regions: all}|account \"1111\": 12 digits in quotes expected",
        "{accounts: [\"111122223333\", \"444455556666\"], regions: all}|role is missing: it is what"
            + " leads from one account into the others",
        "{organization: true, regions: all}|role is missing: it is what leads from one account into"
            + " the others",
        "{organization: yes please, role: a, regions: all}|organization: true expected; leave the"
            + " key out where accounts are listed",
        "{organization: true, accounts: [\"111122223333\"], role: a, regions: all}|aws has both"
            + " accounts and organization; exclude takes accounts out of an organization",
        "{accounts: [\"111122223333\"], exclude: [\"444455556666\"], regions: all}|exclude takes"
            + " accounts out of an organization; there is none",
        "{accounts: [\"111122223333\"], external-id: shop, regions: all}|external-id goes with a"
            + " role; there is none",
        "{accounts: [\"111122223333\"], role: \"a role\", regions: all}|role \"a role\": the name"
            + " of a role expected, or an ARN like arn:aws:iam::{account}:role/audit",
        "{organization: true, role: \"arn:aws:iam::111122223333:role/a\", regions: all}|role is in"
            + " one account and there are several: write {account} for the number",
        "{accounts: [\"111122223333\"], session-name: \"a b\", role: a, regions: all}|session-name"
            + " \"a b\": 2 to 64 letters, digits or any of +=,.@-_ expected"
      })
  void given_what_cannot_be_meant_then_it_is_named_with_its_line(String aws, String problem) {
    assertThat(problems(aws)).contains("audit.yaml:3: " + problem);
  }

  @Test
  void given_an_account_that_an_export_covers_too_then_both_lines_are_named() {
    assertThat(
            problems(
                "{accounts: [\"111122223333\"], regions: all}\n  - {export: x, accounts:"
                    + " [\"111122223333\"], regions: [eu-central-1]}"))
        .containsExactly(
            "audit.yaml:4: account 111122223333 in eu-central-1 is covered by the source on line 3"
                + " already");
  }

  @Test
  void given_keys_of_an_export_beside_aws_then_each_is_named() {
    assertThat(
            problems(
                "{accounts: [\"111122223333\"], regions: all}\n    export: x\n    regions: []"))
        .containsExactly(
            "audit.yaml:4: a source has either export or aws",
            "audit.yaml:5: regions of a source with aws stands below aws");
  }

  private AuditSettings settings(String aws) {
    folder.with("audit.yaml", "estate: shop\nsources:\n  - aws: " + aws + "\n");
    return AuditSettings.read(folder.file("audit.yaml"), new WordCompiler());
  }

  private List<String> problems(String aws) {
    return folder.problemsOf(() -> settings(aws));
  }
}
