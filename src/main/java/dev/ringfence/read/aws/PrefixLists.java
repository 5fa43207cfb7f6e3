package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What managed prefix lists hold, the customer's and AWS's own alike. */
final class PrefixLists {
  static final String ENTRIES = "ec2:GetManagedPrefixListEntries";

  /** More blocks than this are cited as one list. */
  private static final int CITED_SINGLY = 16;

  private record Asked(EvidenceSource source, String id) {}

  private final Answers answers;
  private final Map<Asked, Fact<Addresses>> known = new HashMap<>();

  PrefixLists(Answers answers) {
    this.answers = answers;
  }

  /**
   * The list's addresses as the asking account was told them, or another one of the same region: a
   * list has the same entries for everybody it is shared with.
   */
  Fact<Addresses> addresses(EvidenceSource asking, String id) {
    return known.computeIfAbsent(new Asked(asking, id), this::lookUp);
  }

  /** The list's blocks one by one: a route chooses the longest of them, not their union. */
  Fact<List<Addresses>> blocks(EvidenceSource asking, String id) {
    return addresses(asking, id).flatMap(all -> Fact.known(entries(asking, id), List.of()));
  }

  /** Of a list that {@link #addresses} knows: every entry has been read there. */
  private List<Addresses> entries(EvidenceSource asking, String id) {
    return Stream.concat(Stream.of(asking), answers.sources().stream())
        .filter(source -> source.region().equals(asking.region()))
        .filter(source -> told(source, id).isKnown())
        .findFirst()
        .flatMap(source -> answers.itemsFor(source, ENTRIES, id).valueIfKnown())
        .orElseThrow()
        .stream()
        .map(entry -> Addresses.of(Cidr.parse(entry.id("Cidr"))))
        .toList();
  }

  private Fact<Addresses> lookUp(Asked asked) {
    Fact<Addresses> own = told(asked.source(), asked.id());
    return own.isKnown()
        ? own
        : answers.sources().stream()
            .filter(source -> source.region().equals(asked.source().region()))
            .map(source -> told(source, asked.id()))
            .filter(Fact::isKnown)
            .findFirst()
            .orElse(own);
  }

  private Fact<Addresses> told(EvidenceSource source, String id) {
    return answers.itemsFor(source, ENTRIES, id).fold(PrefixLists::union, PrefixLists::untold);
  }

  private static Fact<Addresses> union(Fact.Known<List<Json>> entries) {
    List<Fact<Addresses>> blocks =
        entries.value().stream().map(entry -> Blocks.block(entry, "Cidr")).toList();
    Fact<Addresses> all = Fact.all(blocks).map(Addresses::unionOf);
    if (!all.isKnown()) {
      return all;
    }
    Stream<SourceRef> cited =
        blocks.size() > CITED_SINGLY ? Stream.empty() : widestFirst(entries.value());
    return Fact.known(
        all.valueIfKnown().orElseThrow(),
        Stream.concat(cited, entries.sources().stream()).toList());
  }

  /** The widest block first: it is what a question how far a list reaches turns on. */
  private static Stream<SourceRef> widestFirst(List<Json> entries) {
    return entries.stream()
        .sorted(Comparator.comparingInt(PrefixLists::prefixLength))
        .map(entry -> entry.sourceOf("Cidr"));
  }

  private static int prefixLength(Json entry) {
    return Optional.of(entry.id("Cidr")).map(Cidr::parse).map(Cidr::prefixLength).orElseThrow();
  }

  private static Fact<Addresses> untold(Fact.Unknown<List<Json>> reason) {
    return new Fact.Unknown<>(reason.reason(), reason.sources());
  }
}
