package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ringfence.document.FindingDocument.SourceDocument;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.FlowPath;
import dev.ringfence.flow.MediatedFlow;
import dev.ringfence.flow.StandIns;
import dev.ringfence.net.Box;
import dev.ringfence.net.ServiceTerm;
import dev.ringfence.net.Services;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What passes from one place to another, as it is printed.
 *
 * @param from name of a zone, or what was asked for
 * @param to likewise
 * @param isCertain whether nothing unknown could change the list
 * @param doubts why something could
 */
public record BoundaryDocument(
    String from,
    String to,
    @JsonProperty("certain") boolean isCertain,
    List<FlowDocument> flows,
    List<MediatedDocument> mediated,
    List<DoubtDocument> doubts) {
  public BoundaryDocument {
    flows = List.copyOf(flows);
    mediated = List.copyOf(mediated);
    doubts = List.copyOf(doubts);
  }

  public boolean isEmpty() {
    return flows.isEmpty() && mediated.isEmpty();
  }

  /**
   * One protocol of what passes from some addresses to others; ports as in {@link ServiceTerm}.
   *
   * @param sources blocks, and names of workloads, whose pods have no addresses that are known
   * @param witness one packet of it, hop by hop
   */
  public record FlowDocument(
      String protocol,
      String ports,
      String sourcePorts,
      List<String> sources,
      List<String> destinations,
      String certainty,
      String via,
      WitnessDocument witness) {
    public FlowDocument {
      sources = List.copyOf(sources);
      destinations = List.copyOf(destinations);
    }

    /** One line of a box; the witness is a packet of that very line. */
    public static FlowDocument of(
        Box box, ServiceTerm term, String certainty, String via, FlowPath witness, StandIns words) {
      return new FlowDocument(
          term.protocol(),
          term.ports(),
          term.sourcePorts(),
          words.words(box.sources()),
          words.words(box.destinations()),
          certainty,
          via,
          new WitnessDocument(
              PacketDocument.of(witness.packet(), words),
              HopDocument.of(witness.request(), words),
              HopDocument.of(witness.answer(), words)));
    }

    /** The same but for the packet that shows it: pods have an address of either family. */
    public List<Object> line() {
      return List.of(protocol, ports, sourcePorts, sources, destinations, certainty, via);
    }
  }

  /** One packet that passes: the hops of the request, then those of its answer. */
  public record WitnessDocument(
      PacketDocument packet, List<HopDocument> hops, List<HopDocument> answer) {
    public WitnessDocument {
      hops = List.copyOf(hops);
      answer = List.copyOf(answer);
    }
  }

  /**
   * Two connections instead of one: to something that ends the client's, and on from there.
   *
   * @param mediator id of what is between
   * @param listener where clients connect
   * @param target where it connects to
   */
  public record MediatedDocument(
      String mediator,
      String name,
      List<ServiceDocument> listener,
      List<ServiceDocument> target,
      String certainty,
      String via,
      PathDocument first,
      PathDocument second) {
    public MediatedDocument {
      listener = List.copyOf(listener);
      target = List.copyOf(target);
    }

    public static MediatedDocument of(MediatedFlow flow, StandIns words) {
      return new MediatedDocument(
          flow.mediator(),
          flow.name(),
          ServiceDocument.of(flow.listener()),
          ServiceDocument.of(flow.target()),
          flow.certainty().word(),
          "mediated by " + flow.name() + " (listener " + ports(flow.listener()) + ")",
          PathDocument.of(flow.first(), words),
          PathDocument.of(flow.second(), words));
    }
  }

  /** Source ports say nothing about a listener, and are beside it already. */
  private static String ports(Services listener) {
    return listener.terms().stream()
        .map(term -> term.protocol() + " " + term.ports())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Why more is possible than is certain. */
  public record DoubtDocument(String reason, List<SourceDocument> sources) {
    public DoubtDocument {
      sources = List.copyOf(sources);
    }

    public static DoubtDocument of(Doubt doubt) {
      return new DoubtDocument(
          doubt.reason(), doubt.sources().stream().map(SourceDocument::of).toList());
    }
  }
}
