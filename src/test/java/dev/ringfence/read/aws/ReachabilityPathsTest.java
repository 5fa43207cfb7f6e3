package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static dev.ringfence.read.aws.Read.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.flow.AskedPaths;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.ReachabilityPath;
import dev.ringfence.network.TierZoning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our own answers to what the Reachability Analyzer was asked (EC2 API, NetworkInsightsPath: the
 * protocol is tcp or udp; what an answer holds is not bound by that).
 */
class ReachabilityPathsTest {
  private static final String PATH =
      """
      {"NetworkInsightsPaths": [{"NetworkInsightsPathId": "nip-0b1d3f5a7c9e20461",
        "NetworkInsightsPathArn": "arn:aws:ec2:eu-central-1:111122223333:network-insights-path/nip-0b1d3f5a7c9e20461",
        "Source": "igw-0d41b7e9c2f5a8630", "DestinationIp": "203.0.113.10", "DestinationPort": 443,
        "Protocol": "%s"}]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "UDP"})
  void given_a_protocol_with_ports_then_flows_are_asked(String protocol) {
    // Of an estate without another answer they know nothing.
    assertThat(reason(isPermitted(protocol))).startsWith("whether flows pass: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"icmp", "1", "-1", "esp", "256", "all", ""})
  void given_a_protocol_without_ports_or_none_that_is_known_then_there_is_no_answer(
      String protocol) {
    assertThat(reason(isPermitted(protocol))).startsWith("flows cannot be asked for: ");
  }

  private static Fact<Boolean> isPermitted(String protocol) {
    NetworkModel network =
        ExportedEstate.empty()
            .with(PRODUCTION, ReachabilityPaths.PATHS, PATH.formatted(protocol))
            .read();
    FlowAnalysis flows = FlowAnalysis.of(network, TierZoning.STANDARD);
    return AskedPaths.answered(network, flows)
        .of(ReachabilityPath.class)
        .findFirst()
        .orElseThrow()
        .isPermitted();
  }
}
