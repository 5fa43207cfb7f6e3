package dev.ringfence.read.kubernetes;

import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;

/** Many questions to one cluster. */
final class ClusterQuestions {
  private final FlowAnalysis flows;

  ClusterQuestions(ClusterText text) {
    flows = text.flows();
  }

  /** As {@link ClusterText#verdict}. */
  String verdict(String question) {
    String[] words = question.split(" ");
    String[] service = words[2].split("/");
    Protocol protocol = Protocol.parse(service[0]);
    Services services =
        service.length == 1
            ? Services.of(protocol)
            : Services.of(protocol, Ports.all(), Ports.of(Integer.parseInt(service[1])));
    return flows.explain(flows.peer(words[0]), flows.peer(words[1]), services).passage().word();
  }
}
