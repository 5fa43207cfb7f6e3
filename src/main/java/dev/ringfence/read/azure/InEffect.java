package dev.ringfence.read.azure;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the service says is in effect for interfaces: for those of running machines alone, and for
 * none of a scale set (Azure REST API, Network Interfaces, List Effective Network Security Groups,
 * Get Effective Route Table).
 *
 * @param call that is made for each interface
 */
record InEffect(Estate estate, String call) {
  /** How many interfaces a gap names. */
  private static final int NAMED = 3;

  /**
   * Addresses that endpoints have. The platform's own is left out, and so is what nobody is reached
   * at: the tag Internet, and the platform's routes, hold more or less of it than is documented.
   */
  static final Addresses PEERS =
      Addresses.INTERNET.union(Addresses.PRIVATE).minus(ServiceTags.PLATFORM);

  static final Addresses IPV4_PEERS = PEERS.family(Family.IPV4);

  /**
   * An interface that the service was asked about.
   *
   * @param said what it says; unknown where it did not answer
   * @param isRunning whether there is anything to say
   */
  record Asked(Item networkInterface, Fact<List<Arm>> said, Fact<Boolean> isRunning) {
    ResourceHeader header(String word, String title) {
      Item item = networkInterface;
      return item.header(
          item.id() + "#" + word, item.name() + "#" + word, title + " of " + item.name());
    }

    /** Where the answer can be seen, or the interface that it is about. */
    List<SourceRef> where() {
      return said.sources().isEmpty() ? List.of(networkInterface.json().source()) : said.sources();
    }
  }

  Stream<Asked> asked() {
    return held().filter(item -> !isUnasked(item)).map(this::asked);
  }

  private Stream<Item> held() {
    return estate.all(Calls.INTERFACES).stream().filter(item -> item.json().has("virtualMachine"));
  }

  private Optional<CollectionGap> gap(Item item) {
    return estate.answers().gapFor(item.source(), call, item.id());
  }

  /** A refusal of the whole call, or no question at all, is of no single interface. */
  private boolean isUnasked(Item item) {
    return gap(item)
        .filter(gap -> gap.detail().isEmpty() || gap.request().parameters().isEmpty())
        .isPresent();
  }

  private Asked asked(Item item) {
    Optional<Reason> reason = gap(item).map(CollectionGap::reason);
    boolean isStopped =
        reason.filter(why -> why == Reason.NOT_RUNNING).isPresent()
            || (reason.filter(why -> why == Reason.NOT_COLLECTED).isPresent()
                && isKnownToBeStopped(item));
    Fact<List<Arm>> said = estate.answers().itemsFor(item.source(), call, item.id());
    return new Asked(
        item, said, isStopped ? Fact.known(false, item.json().source()) : said.map(answer -> true));
  }

  /** Why not every interface of a running machine is among those that were asked about. */
  List<CollectionGap> gaps(EvidenceSource source) {
    Optional<CollectionGap> unlisted = estate.answers().gap(source, Calls.INTERFACES);
    if (unlisted.isPresent()) {
      return List.of(unlisted.get());
    }
    List<Item> own = held().filter(item -> item.source().equals(source)).toList();
    List<Item> unasked =
        own.stream().filter(item -> isUnasked(item) && !isKnownToBeStopped(item)).toList();
    if (unasked.isEmpty()) {
      return List.of();
    }
    CollectionGap first = gap(unasked.get(0)).orElseThrow();
    if (first.request().parameters().isEmpty()) {
      return List.of(first); // The manifest has this one, so that a finding can point at it.
    }
    return List.of(
        new CollectionGap(
            Request.of(source, call),
            first.reason(),
            "for %d of %d interfaces of machines: %s%s"
                .formatted(
                    unasked.size(),
                    own.size(),
                    unasked.stream().limit(NAMED).map(Item::name).collect(Collectors.joining(", ")),
                    unasked.size() > NAMED ? ", …" : ""),
            first.where()));
  }

  /** Where the list of machines tells it, as {@code az vm list --show-details} does. */
  private boolean isKnownToBeStopped(Item item) {
    return estate
        .find(Calls.SERVERS, item.json().reference("virtualMachine"))
        .map(machine -> machine.json().raw("powerState").toLowerCase(Locale.ROOT))
        .filter(state -> state.endsWith("stopped") || state.endsWith("deallocated"))
        .isPresent();
  }
}
