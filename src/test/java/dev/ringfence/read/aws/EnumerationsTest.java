package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumerationsTest {
  private static final ExportedEstate VPCS =
      ExportedEstate.empty().with(PRODUCTION, "ec2:DescribeVpcs", "{\"Vpcs\": []}");

  @Test
  void given_an_answer_without_items_then_the_population_is_complete() {
    assertThat(of(VPCS, Kind.VIRTUAL_NETWORK).isComplete()).isTrue();
  }

  @Test
  void given_a_call_nobody_made_then_its_population_is_not_complete() {
    Enumeration subnets = of(VPCS, Kind.SUBNET);

    assertThat(subnets.gaps())
        .extracting(gap -> gap.request().call())
        .containsExactly("ec2:DescribeSubnets");
  }

  @Test
  void given_one_of_two_calls_that_name_gateways_then_the_other_ones_are_missing() {
    ExportedEstate estate =
        VPCS.with(PRODUCTION, "ec2:DescribeInternetGateways", "{\"InternetGateways\": []}");

    assertThat(of(estate, Kind.GATEWAY).gaps())
        .extracting(gap -> gap.request().call())
        .contains("ec2:DescribeEgressOnlyInternetGateways")
        .doesNotContain("ec2:DescribeInternetGateways");
  }

  @Test
  void given_a_truncated_answer_then_its_population_is_not_complete() {
    Request request = Request.of(ExportedEstate.source(PRODUCTION), "ec2:DescribeVpcs");

    List<CollectionGap> gaps =
        of(VPCS.without(request, Reason.TRUNCATED), Kind.VIRTUAL_NETWORK).gaps();

    assertThat(gaps).extracting(CollectionGap::reason).containsExactly(Reason.TRUNCATED);
  }

  private static Enumeration of(ExportedEstate estate, Kind kind) {
    return estate.read().enumerations(kind).get(0);
  }
}
