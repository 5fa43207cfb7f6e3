package dev.ringfence.read.host;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Fact;
import dev.ringfence.network.HostFirewall;
import dev.ringfence.network.HostRule;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules of hosts become the firewalls they make, one for each host that a source names. */
public final class HostReader implements EvidenceReader {
  private static final String SHOWN = "host";
  private static final String DECLARED = "host-file";

  private final Plane plane;

  /**
   * @param plane {@link Plane#ACTUAL} for what hosts show, {@link Plane#DECLARED} for files that
   *     are to be loaded
   */
  public HostReader(Plane plane) {
    this.plane = plane;
  }

  private boolean isOwn(EvidenceSource source) {
    return source.provider().equals(plane == Plane.ACTUAL ? SHOWN : DECLARED);
  }

  @Override
  public boolean reads(Evidence evidence) {
    return isOwn(evidence.request().source());
  }

  @Override
  public boolean misses(CollectionGap gap) {
    return isOwn(gap.request().source());
  }

  @Override
  public Plane plane() {
    return plane;
  }

  @Override
  public NetworkModel read(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    SortedMap<EvidenceSource, SortedMap<String, List<Evidence>>> hosts = new TreeMap<>();
    SortedSet<EvidenceSource> sources = new TreeSet<>();
    evidence.sources().stream().filter(this::isOwn).forEach(sources::add);
    evidence.items().stream()
        .filter(this::reads)
        .forEach(
            item ->
                hosts
                    .computeIfAbsent(item.request().source(), key -> new TreeMap<>())
                    .computeIfAbsent(told(item, "host"), key -> new ArrayList<>())
                    .add(item));
    List<Resource> resources = new ArrayList<>();
    List<Unmodelled> unmodelled = new ArrayList<>();
    hosts.forEach(
        (source, byHost) ->
            byHost.forEach((host, items) -> add(host, items, content, resources, unmodelled)));
    return new NetworkModel(plane, resources, enumerations(sources, evidence), unmodelled);
  }

  private static String told(Evidence item, String name) {
    return item.request().parameters().getOrDefault(name, "");
  }

  private void add(
      String host,
      List<Evidence> items,
      EvidenceContent content,
      List<Resource> resources,
      List<Unmodelled> unmodelled) {
    Evidence first = items.get(0);
    EvidenceSource origin = first.request().source();
    ResourceHeader header =
        new ResourceHeader(
            origin.id() + "/" + host,
            host,
            "firewall of " + host,
            origin,
            plane,
            Tags.none(first.whole()),
            first.whole());
    String interfaceName =
        items.stream()
            .map(item -> told(item, "interface"))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    List<Ruleset> files = items.stream().map(item -> ruleset(item, content)).toList();
    HostFirewall firewall = Assembly.of(header, host, interfaceName, files);
    resources.add(firewall);
    List<HostRule> rules = firewall.rules().valueIfKnown().orElse(List.of());
    resources.addAll(rules);
    files.forEach(
        file ->
            file.troubles()
                .forEach(
                    trouble ->
                        unmodelled.add(
                            new Unmodelled(header.id(), trouble.reason(), trouble.source()))));
    rules.stream()
        .filter(rule -> rule.doubt().valueIfKnown().orElse("").contains("not understood"))
        .forEach(
            rule ->
                unmodelled.add(
                    new Unmodelled(
                        header.id(),
                        rule.header().name() + ": " + rule.doubt().valueIfKnown().orElse(""),
                        rule.header().source())));
    if (firewall.isWhole() instanceof Fact.Unknown<Boolean> unknown) {
      unmodelled.add(
          new Unmodelled(
              header.id(),
              unknown.reason(),
              unknown.sources().stream().findFirst().orElse(header.source())));
    }
  }

  private static Ruleset ruleset(Evidence item, EvidenceContent content) {
    String text = new String(content.bytes(item.digest()), StandardCharsets.UTF_8);
    return switch (told(item, "kind")) {
      case "nftables-json" -> NftJson.read(item, text);
      case "nftables" -> NftText.read(item, text);
      case "iptables" -> Iptables.read(item, text, false);
      case "ip6tables" -> Iptables.read(item, text, true);
      case "ufw" -> Ufw.read(item, text);
      default -> {
        Ruleset none = Ruleset.of("nftables");
        none.trouble("nobody says what " + item.path() + " holds", item.whole());
        yield none;
      }
    };
  }

  private static List<Enumeration> enumerations(
      SortedSet<EvidenceSource> sources, EvidenceSet evidence) {
    List<Enumeration> enumerations = new ArrayList<>();
    for (EvidenceSource source : sources) {
      List<CollectionGap> gaps =
          evidence.gaps().stream().filter(gap -> gap.request().source().equals(source)).toList();
      Kind.OF_HOSTS.forEach(kind -> enumerations.add(new Enumeration(source, kind, gaps)));
    }
    return enumerations;
  }
}
