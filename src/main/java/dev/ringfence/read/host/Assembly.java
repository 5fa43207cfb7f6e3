package dev.ringfence.read.host;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.HostBounds;
import dev.ringfence.network.HostChains;
import dev.ringfence.network.HostDefaults;
import dev.ringfence.network.HostFirewall;
import dev.ringfence.network.HostRule;
import dev.ringfence.network.ResourceHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one host, put together to what its firewall lets pass. */
final class Assembly {
  private final ResourceHeader header;
  private final String host;
  private final String interfaceName;
  private final List<Ruleset> files;
  private final List<Ruleset.Trouble> troubles = new ArrayList<>();

  private Assembly(ResourceHeader header, String host, String interfaceName, List<Ruleset> files) {
    this.header = header;
    this.host = host;
    this.interfaceName = interfaceName;
    boolean isShownWhole = files.stream().anyMatch(file -> !file.kind().equals(Ufw.KIND));
    // What ufw made of its rules stands among those of iptables or nftables, with all the rest.
    this.files =
        files.stream().filter(file -> !isShownWhole || !file.kind().equals(Ufw.KIND)).toList();
    this.files.forEach(file -> troubles.addAll(file.troubles()));
    Map<String, SourceRef> tables = new HashMap<>();
    for (Ruleset file : this.files) {
      Map<String, SourceRef> own = new HashMap<>();
      file.chains()
          .values()
          .forEach(
              chain ->
                  own.put(
                      file.kind() + " " + chain.family() + " " + chain.table(), chain.source()));
      own.forEach(
          (table, source) -> {
            if (tables.putIfAbsent(table, source) != null) {
              String text = "two files of host " + host + " show its table " + table;
              troubles.add(new Ruleset.Trouble(text, source));
            }
          });
    }
  }

  static HostFirewall of(
      ResourceHeader header, String host, String interfaceName, List<Ruleset> files) {
    return new Assembly(header, host, interfaceName, files).assembled();
  }

  /** One direction of all files. */
  private record Side(List<Layout> layouts, HostChains chains, HostDefaults defaults) {
    List<HostRule> rules() {
      return layouts.stream().flatMap(layout -> layout.rules().stream()).toList();
    }

    List<String> base() {
      return layouts.stream().flatMap(layout -> layout.base().stream()).toList();
    }

    HostBounds answers() {
      return chains.answers(
          layouts.stream().flatMap(layout -> layout.withoutTranslation().stream()).toList());
    }
  }

  private Side side(String direction) {
    List<Layout> layouts =
        files.stream()
            .map(file -> Layout.of(file, files, header, direction, interfaceName))
            .toList();
    List<HostRule> rules = layouts.stream().flatMap(layout -> layout.rules().stream()).toList();
    List<String> base = layouts.stream().flatMap(layout -> layout.base().stream()).toList();
    return new Side(
        layouts, new HostChains(rules, base, direction), new HostDefaults(rules, base, direction));
  }

  private HostFirewall assembled() {
    Side ingress = side("ingress");
    Side egress = side("egress");
    HostBounds input =
        within(ingress, ingress.chains().fresh().intersect(egress.answers().answerable()));
    HostBounds output =
        within(egress, egress.chains().fresh().intersect(ingress.answers().answerable()));
    SourceRef source = header.source();
    return new HostFirewall(
        header,
        host,
        interfaceName,
        Fact.known(files.stream().map(Ruleset::kind).distinct().sorted().toList(), source),
        Fact.known(ingress.base(), source),
        Fact.known(egress.base(), source),
        Fact.known(
            Stream.concat(ingress.rules().stream(), egress.rules().stream()).toList(), source),
        isInputDropped(ingress),
        isWhole(List.of(ingress, egress)),
        exact(input),
        Fact.known(input.certain(), source),
        Fact.known(input.possible(), source),
        exact(output),
        Fact.known(output.certain(), source),
        Fact.known(output.possible(), source),
        Fact.unknown("nobody has said yet whose rules these are", source));
  }

  /** With what the rules cannot tell. */
  private HostBounds within(Side side, HostBounds passing) {
    HostBounds found = passing;
    for (Layout layout : side.layouts()) {
      found = found.blurredOn(layout.diverted().possible());
      if (layout.sendsForOthers()) {
        found = new HostBounds(found.certain(), Packets.all());
      }
    }
    if (isByUfw()) {
      found = new HostBounds(found.certain(), Packets.all());
    }
    for (Family family : missing()) {
      found = found.blurredOn(Packets.all().ofFamily(family));
    }
    return troubles.isEmpty() ? found : HostBounds.UNKNOWN;
  }

  private boolean isByUfw() {
    return files.stream().anyMatch(file -> file.kind().equals(Ufw.KIND));
  }

  private List<Family> missing() {
    return Stream.of(Family.values())
        .filter(family -> files.stream().noneMatch(file -> file.families().contains(family)))
        .toList();
  }

  private Fact<Boolean> isInputDropped(Side ingress) {
    SourceRef source = header.source();
    if (!troubles.isEmpty()) {
      return Fact.unknown(troubles.get(0).reason(), troubles.get(0).source());
    }
    Fact<Boolean> all = Fact.known(true, source);
    for (Family family : Family.values()) {
      Fact<Boolean> one =
          missing().contains(family)
              ? Fact.unknown(lacking(family), source)
              : isDropped(ingress, family).alsoFrom(List.of(source));
      if (one.valueIfKnown().filter(dropped -> !dropped).isPresent()) {
        return one;
      }
      all = all.isKnown() && !one.isKnown() ? one : all;
    }
    return all;
  }

  /** What may lead everything elsewhere may lead it to what is open. */
  private static Fact<Boolean> isDropped(Side ingress, Family family) {
    Packets everything = Packets.all().ofFamily(family);
    boolean isDiverted =
        ingress.layouts().stream()
            .anyMatch(layout -> layout.diverted().possible().containsAll(everything));
    return isDiverted
        ? Fact.unknown("a rule that may match everything may lead it elsewhere")
        : ingress.defaults().isDropped(family);
  }

  private String lacking(Family family) {
    String command =
        switch (family) {
          case IPV4 -> "iptables-save";
          case IPV6 -> "ip6tables-save";
        };
    return "the evidence of host %s has no output of %s or of nft list ruleset"
        .formatted(host, command);
  }

  private Fact<Boolean> isWhole(List<Side> sides) {
    if (!troubles.isEmpty()) {
      return Fact.unknown(troubles.get(0).reason(), troubles.get(0).source());
    }
    for (Side side : sides) {
      for (Layout layout : side.layouts()) {
        if (layout.notUnderstood().isPresent()) {
          Ruleset.Trouble rule = layout.notUnderstood().get();
          return Fact.unknown(rule.reason(), rule.source());
        }
      }
    }
    if (isByUfw()) {
      return Fact.unknown(
          "ufw shows neither the rules it brings along nor what a container engine publishes around"
              + " it; iptables-save and ip6tables-save do",
          header.source());
    }
    return missing().isEmpty()
        ? Fact.known(true, header.source())
        : Fact.unknown(lacking(missing().get(0)), header.source());
  }

  private Fact<Packets> exact(HostBounds bounds) {
    return bounds.isExact()
        ? Fact.known(bounds.certain(), header.source())
        : Fact.unknown(
            "a rule that is not certain, or not understood, may decide", header.source());
  }
}
