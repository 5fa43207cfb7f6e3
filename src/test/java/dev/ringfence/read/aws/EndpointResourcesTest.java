package dev.ringfence.read.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Fact;
import dev.ringfence.network.ServiceEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointResourcesTest {
  private static final String ALLOW = "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*', ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Resource': '*' | true",
        "'Resource': 'arn:aws:s3:::*' | true",
        "'Resource': ['arn:aws:s3:::raw-1', 'arn:aws:s3:::raw-1/*'] | false",
        "'Resource': 'arn:aws:s3:::raw-*' | true",
        "'Resource': ['arn:aws-cn:s3:::raw-1', 'arn:aws-cn:s3:::raw-1/*'] | false",
        "'Resource': 'arn:aws-us-gov:s3:::raw-1' | false",
        "'Resource': ['arn:aws:s3:::raw-1', 'arn:aws-iso-b:s3:::raw-1/*'] | false",
        "'Resource': 'arn:aws-cn:s3:::*' | true",
        "'Resource': 'arn:aws-us-gov:s3:::raw-*' | true",
        "'Resource': 'arn:aws-*:s3:::raw-1' | true",
        "'Resource': 'arn:aws:s3:::raw-?/*' | true",
        "'Resource': ['arn:aws:s3:::raw-1/*', 'arn:aws:s3:::tmp-*/*'] | true",
        "'Resource': 'arn:aws:s3:eu-central-1:111122223333:accesspoint/*' | false",
        "'Resource': 'arn:aws:s3:eu-central-1:*:accesspoint/*' | true",
        "'Resource': '*', 'Condition': {'StringEquals': {'aws:PrincipalAccount': '1'}} | true",
        "'Resource': '*', 'Condition': {'StringEquals': {'aws:ResourceAccount': '1'}} | false",
        "'Resource': '*', 'Condition': {'StringEquals': {'s3:ResourceAccount': ['1']}} | false",
        "'NotResource': 'arn:aws:s3:::raw-1/*' | true"
      })
  void given_one_statement_then_it_names_its_resources_or_not(String rest, boolean isOpen) {
    assertThat(isOpen(ALLOW + rest + "}").valueIfKnown()).contains(isOpen);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Resource': '*', 'Condition': {'StringLike': {'aws:ResourceOrgID': 'o-*'}}",
        "'Resource': '*', 'Condition': {'StringEquals': {'aws:ResourceOrgID': '${x}'}}",
        "'Resource': '*', 'Condition': {'StringNotEquals': {'aws:ResourceAccount': '1'}}",
        "'Resource': '*', 'Condition': {'StringEquals': {'s3:prefix': 'a'}}"
      })
  void given_a_condition_that_is_not_evaluated_then_it_cannot_be_told(String rest) {
    assertThat(isOpen(ALLOW + rest + "}").isKnown()).isFalse();
  }

  @Test
  void given_another_statement_that_denies_then_what_is_left_cannot_be_told() {
    String deny = "{'Effect': 'Deny', 'Principal': '*', 'Action': '*', 'NotResource': 'x'}";

    assertThat(isOpen("[" + ALLOW + "'Resource': '*'}, " + deny + "]").isKnown()).isFalse();
    assertThat(
            isOpen("[" + ALLOW + "'Resource': 'arn:aws:s3:::raw-1/*'}, " + deny + "]")
                .valueIfKnown())
        .contains(false);
  }

  @Test
  void given_statements_of_which_one_names_nothing_then_the_policy_is_open() {
    assertThat(
            isOpen(
                    "["
                        + ALLOW
                        + "'Resource': 'arn:aws:s3:::raw-1'}, "
                        + ALLOW
                        + "'Resource': '*'}]")
                .valueIfKnown())
        .contains(true);
  }

  @ParameterizedTest
  @CsvSource({"[]", "{}", "7"})
  void given_nothing_that_is_understood_then_it_cannot_be_told(String statements) {
    assertThat(isOpen(statements).isKnown()).isFalse();
  }

  private static Fact<Boolean> isOpen(String statements) {
    ServiceEndpoint endpoint =
        EndpointsTest.only(EndpointsTest.read(EndpointsTest.stated(statements)));
    return endpoint.isResourceOpen();
  }
}
