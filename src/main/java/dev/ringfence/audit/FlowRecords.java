package dev.ringfence.audit;

import dev.ringfence.assessment.AddressRecord;
import dev.ringfence.assessment.DoubtRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.HopRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.MediatedRecord;
import dev.ringfence.assessment.PathRecord;
import dev.ringfence.assessment.ServiceRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.FlowPath;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.MediatedFlow;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Permitted flows in words, of bounded length. */
final class FlowRecords {
  static final int MOST_SOURCES = 10;
  private static final int MOST_RULES = 10;
  private static final int MOST_BLOCKS = 50;
  private static final int SHORT_TEXT = 300;
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_PARTS = 20;

  private final Map<String, String> names = new HashMap<>();

  FlowRecords(List<Endpoint> endpoints) {
    endpoints.forEach(endpoint -> names.put(endpoint.id(), nameOf(endpoint)));
  }

  /** Of what the endpoint serves, else its own; empty where it has none. */
  static String nameOf(Endpoint endpoint) {
    return endpoint
        .servedName()
        .valueIfKnown()
        .filter(name -> !name.isEmpty())
        .orElse(endpoint.header().name());
  }

  FlowRecord flow(PermittedFlow flow, Standing policy, Standing documented) {
    return new FlowRecord(
        flow.certainty(),
        bounded(flow.box().services().toString()),
        parts(flow.box().services()),
        addresses(flow.box().sources()),
        addresses(flow.box().destinations()),
        flow.via(),
        policy,
        documented,
        path(flow.witness()));
  }

  MediatedRecord mediated(MediatedFlow flow) {
    return new MediatedRecord(
        flow.mediator(),
        flow.name(),
        bounded(flow.listener().toString()),
        bounded(flow.target().toString()),
        flow.certainty(),
        path(flow.first()),
        path(flow.second()));
  }

  static DoubtRecord doubt(Doubt doubt) {
    return new DoubtRecord(bounded(doubt.reason()), Listed.first(MOST_SOURCES, doubt.sources()));
  }

  private PathRecord path(FlowPath path) {
    return new PathRecord(
        path.packet().toString(),
        path.from(),
        names.getOrDefault(path.from(), ""),
        path.to(),
        names.getOrDefault(path.to(), ""),
        path.via(),
        path.request().stream().map(FlowRecords::hop).toList(),
        path.answer().stream().map(FlowRecords::hop).toList());
  }

  private static HopRecord hop(Hop hop) {
    return new HopRecord(
        hop.kind(),
        hop.passage(),
        hop.subject(),
        hop.name(),
        Listed.first(MOST_RULES, hop.rules()),
        bounded(hop.text()),
        Listed.first(MOST_SOURCES, hop.sources()));
  }

  static AddressRecord addresses(Addresses addresses) {
    List<String> blocks = addresses.cidrs().stream().map(Cidr::toString).toList();
    String text = addresses.described();
    return new AddressRecord(
        text.length() <= SHORT_TEXT ? text : firstOf(blocks), Listed.first(MOST_BLOCKS, blocks));
  }

  private static String firstOf(List<String> blocks) {
    int shown = 0;
    int length = 0;
    while (shown < blocks.size() && length + blocks.get(shown).length() < SHORT_TEXT) {
      length += blocks.get(shown).length() + 1;
      shown++;
    }
    return String.format(
        Locale.ROOT,
        "%s and %,d more of %,d blocks",
        String.join(",", blocks.subList(0, shown)),
        blocks.size() - shown,
        blocks.size());
  }

  static Listed<ServiceRecord> parts(Services services) {
    return Listed.first(MOST_PARTS, services.terms())
        .map(
            term ->
                new ServiceRecord(
                    term.protocol(), bounded(term.ports()), bounded(term.sourcePorts())));
  }

  static String bounded(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : String.format(
            Locale.ROOT,
            "%s… (the first of %,d characters)",
            text.substring(0, LONGEST_TEXT),
            text.length());
  }
}
