package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Application gateways (Azure REST API, ApplicationGateway): a listener ends a connection, and by
 * its rules the gateway makes one of its own to a pool of targets, on the port of the settings.
 */
final class ApplicationGateways {
  private final Estate estate;

  ApplicationGateways(Estate estate) {
    this.estate = estate;
  }

  /** A pool of targets, and the settings by which they are connected to. */
  private record Backend(String pool, String settings) {}

  /** Every way through a gateway; unknown where a part that a rule names is not in it. */
  Fact<List<Forward>> forwards(Item gateway) {
    Arm json = gateway.json();
    List<Fact<List<Forward>>> found = new ArrayList<>();
    for (String kind : List.of("httpListeners", "listeners")) {
      for (Arm listener : json.list(kind)) {
        found.add(
            backends(json, listener)
                .map(all -> all.stream().map(one -> forward(gateway, listener, one)).toList()));
      }
    }
    return json.has("httpListeners") || json.has("listeners")
        ? Fact.all(found).map(all -> all.stream().flatMap(List::stream).toList())
        : Fact.unknown("the evidence does not give httpListeners", json.source());
  }

  /** Those that rules of a listener name; one of nobody where it only redirects, or has no rule. */
  private static Fact<List<Backend>> backends(Arm gateway, Arm listener) {
    if (!gateway.has("requestRoutingRules") && !gateway.has("routingRules")) {
      return Fact.unknown("the evidence does not give requestRoutingRules", gateway.source());
    }
    Set<Backend> backends = new LinkedHashSet<>();
    List<Arm> rules = new ArrayList<>(gateway.list("requestRoutingRules"));
    rules.addAll(gateway.list("routingRules"));
    for (Arm rule : rules) {
      boolean isOwn =
          rule.reference("httpListener").equals(listener.id())
              || rule.reference("listener").equals(listener.id());
      if (!isOwn) {
        continue;
      }
      if (rule.has("loadDistributionPolicy")) {
        return Fact.unknown("load distribution policies are not read", rule.source());
      }
      backends.add(backend(rule, "backendAddressPool", "backendHttpSettings"));
      String map = rule.reference("urlPathMap");
      if (!map.isEmpty()) {
        Optional<Arm> paths = part(gateway, "urlPathMaps", map);
        if (paths.isEmpty()) {
          return Fact.unknown("path map " + map + " is not in the evidence", rule.source());
        }
        backends.add(
            backend(paths.get(), "defaultBackendAddressPool", "defaultBackendHttpSettings"));
        paths.get().list("pathRules").stream()
            .map(path -> backend(path, "backendAddressPool", "backendHttpSettings"))
            .forEach(backends::add);
      }
    }
    List<Backend> named = backends.stream().filter(one -> !one.pool().isEmpty()).toList();
    return Fact.known(named.isEmpty() ? List.of(new Backend("", "")) : named, listener.source());
  }

  private static Backend backend(Arm rule, String pool, String settings) {
    String named = rule.reference(settings);
    return new Backend(
        rule.reference(pool), named.isEmpty() ? rule.reference("backendSettings") : named);
  }

  private static Optional<Arm> part(Arm gateway, String member, String id) {
    return gateway.stream(member).filter(one -> one.id().equals(id)).findFirst();
  }

  private Forward forward(Item gateway, Arm listener, Backend backend) {
    Arm json = gateway.json();
    SourceRef where = listener.source();
    String pool = backend.pool().substring(backend.pool().lastIndexOf('/') + 1);
    String settings = backend.settings().substring(backend.settings().lastIndexOf('/') + 1);
    String name = gateway.name() + " " + listener.raw("name") + (pool.isEmpty() ? "" : " " + pool);
    Optional<Arm> connecting =
        Stream.of("backendHttpSettingsCollection", "backendSettingsCollection")
            .flatMap(member -> part(json, member, backend.settings()).stream())
            .findFirst();
    boolean isForNobody = backend.pool().isEmpty();
    Fact<String> none = Fact.known("", where);
    return new Forward(
        gateway
            .part(listener)
            .header(listener.id() + "#" + pool + ":" + settings, listener.raw("name"), name),
        gateway.id(),
        Fact.known("application", json.source()),
        isPublic(json, listener),
        listener.text("protocol").map(text -> text.toLowerCase(Locale.ROOT)),
        part(json, "frontendPorts", listener.reference("frontendPort"))
            .map(port -> port(port))
            .orElseGet(() -> Fact.unknown("its port is not in the evidence", where)),
        isForNobody
            ? none
            : connecting
                .map(one -> one.text("protocol").map(text -> text.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> Fact.unknown("its settings are not in the evidence", where)),
        isForNobody
            ? Fact.known(Ports.none(), where)
            : connecting
                .map(one -> port(one))
                .orElseGet(() -> Fact.unknown("its settings are not in the evidence", where)),
        Fact.known(false, where),
        isForNobody ? Fact.known(List.of(), where) : targets(json, backend.pool(), where));
  }

  private static Fact<Ports> port(Arm json) {
    return json.number("port")
        .flatMap(
            number ->
                number > 0 && number < 65536
                    ? Fact.known(Ports.of(number.intValue()), json.sourceOf("port"))
                    : Fact.unknown("port " + number + " is none", json.sourceOf("port")));
  }

  private static Fact<Boolean> isPublic(Arm gateway, Arm listener) {
    return part(gateway, "frontendIPConfigurations", listener.reference("frontendIPConfiguration"))
        .map(front -> Fact.known(front.has("publicIPAddress"), front.source()))
        .orElseGet(() -> Fact.unknown("its front is not in the evidence", listener.source()));
  }

  /** Interfaces and addresses; of a name nobody knows whom it means. */
  private Fact<List<String>> targets(Arm gateway, String id, SourceRef where) {
    Optional<Arm> pool = part(gateway, "backendAddressPools", id);
    if (pool.isEmpty()) {
      return Fact.unknown("pool " + id + " is not in the evidence", where);
    }
    Set<String> targets = new LinkedHashSet<>();
    for (Arm address : pool.get().list("backendAddresses")) {
      if (address.has("fqdn")) {
        return Fact.unknown(
            "which addresses " + address.raw("fqdn") + " has is in no answer", address.source());
      }
      targets.add(address.raw("ipAddress"));
    }
    pool.get().references("backendIPConfigurations").stream()
        .map(one -> ArmId.parse(one).map(arm -> arm.parent().text()).orElse(one))
        .forEach(targets::add);
    estate.interfaces().filter(item -> isIn(item, id)).forEach(item -> targets.add(item.id()));
    return Fact.known(List.copyOf(targets), pool.get().source());
  }

  private static boolean isIn(Item networkInterface, String pool) {
    return networkInterface.json().stream("ipConfigurations")
        .anyMatch(one -> one.references("applicationGatewayBackendAddressPools").contains(pool));
  }
}
