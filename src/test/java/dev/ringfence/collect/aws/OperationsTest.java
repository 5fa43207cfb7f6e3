package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked of accounts: all that the table lists, none of it a write. */
class OperationsTest {
  private static final CallTable CALLS = Adapters.calls();

  @Test
  void given_the_table_of_calls_then_each_has_an_operation_and_each_operation_a_row() {
    assertThat(Operations.all().stream().map(Operation::call))
        .containsExactlyInAnyOrderElementsOf(CALLS.calls().stream().map(CallSpec::call).toList());
  }

  @Test
  void given_every_operation_then_its_name_is_that_of_a_read() {
    assertThat(Stream.concat(Operations.all().stream(), Stream.of(Organization.ACCOUNTS)))
        .extracting(Operation::name)
        .allMatch(name -> name.matches("(Describe|Get|List|Lookup|Search)[A-Z][A-Za-z0-9]*"));
  }

  /** IAM knows five kinds of access; a name tells a read, but for what it says of secrets. */
  @Test
  void given_the_policy_then_it_allows_reads_only_and_no_wildcard() {
    assertThat(ReadPolicy.actions(CALLS))
        .isNotEmpty()
        .allMatch(action -> action.matches("[a-z0-9-]+:(Describe|Get|List|Lookup|Search)[A-Z]\\w*"))
        .doesNotContain("secretsmanager:GetSecretValue", "s3:GetObject", "kms:Decrypt");
  }

  @Test
  void given_the_policy_then_it_fits_into_one_managed_policy() {
    assertThat(ReadPolicy.json(CALLS).replaceAll("\\s", "")).hasSizeLessThan(6_144);
  }

  @Test
  void given_a_call_that_the_sdk_can_page_then_its_pages_are_followed() {
    List<String> unpaged =
        Operations.all().stream()
            .filter(OperationsTest::hasPaginator)
            .filter(operation -> !operation.isPaged())
            .map(Operation::call)
            .toList();

    assertThat(unpaged).isEmpty();
  }

  private static boolean hasPaginator(Operation operation) {
    return Arrays.stream(operation.service().type().getMethods())
        .anyMatch(method -> method.getName().equalsIgnoreCase(operation.name() + "Paginator"));
  }
}
