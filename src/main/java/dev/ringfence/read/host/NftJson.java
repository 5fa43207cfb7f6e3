package dev.ringfence.read.host;

import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.read.host.Ruleset.Chain;
import dev.ringfence.read.host.Ruleset.Hook;
import dev.ringfence.read.host.Ruleset.NamedSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code nft -j list ruleset} prints (libnftables-json(5)). */
final class NftJson {
  private static final Set<String> OTHER = Set.of("metainfo", "table", "element");

  private final Ruleset rules = Ruleset.of("nftables", Family.IPV4, Family.IPV6);

  static Ruleset read(Evidence item, String text) {
    NftJson json = new NftJson();
    try {
      JsonNode all = JsonMapper.shared().readTree(text).path("nftables");
      for (int i = 0; i < all.size(); i++) {
        json.add(all.get(i), SourceRef.at(item.digest(), item.path(), "/nftables/" + i));
      }
      if (!all.isArray()) {
        json.rules.trouble("no list of objects under nftables", item.whole());
      }
    } catch (JacksonException e) {
      int line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
      json.rules.trouble(
          "the output of nft is not JSON from line " + line,
          SourceRef.atLine(item.digest(), item.path(), line));
    }
    return json.rules;
  }

  private void add(JsonNode object, SourceRef source) {
    if (object.path("table").has("flags")) {
      // Some versions write a wrong word for a dormant table, so no word is relied on.
      String table = text(object.get("table"), "name");
      rules.trouble("table " + table + " has flags, and may not be in force", source);
    }
    if (object.has("chain")) {
      chain(object.get("chain"), source);
    } else if (object.has("rule")) {
      rule(object.get("rule"), source);
    } else if (object.has("set") || object.has("map")) {
      set(object.has("set") ? object.get("set") : object.get("map"));
    } else if (OTHER.stream().noneMatch(object::has) && !isStateful(object)) {
      rules.trouble("an object of nftables that is not understood", source);
    }
  }

  /** Counters and the like, which decide only where a rule names them. */
  private static boolean isStateful(JsonNode object) {
    return List.of("counter", "quota", "limit", "ct helper", "ct timeout", "ct expectation")
        .stream()
        .anyMatch(object::has);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private void chain(JsonNode node, SourceRef source) {
    Optional<Hook> hook =
        node.has("hook")
            ? Optional.of(
                new Hook(
                    text(node, "hook"),
                    text(node, "type"),
                    Optional.of(node.path("prio").asInt(0)),
                    node.has("policy") ? text(node, "policy") : "accept"))
            : Optional.empty();
    Chain chain =
        new Chain(
            text(node, "family"),
            text(node, "table"),
            text(node, "name"),
            hook,
            new ArrayList<>(),
            source);
    rules.chains().put(chain.key(), chain);
    OtherHooks.check(chain, rules);
  }

  private void rule(JsonNode node, SourceRef source) {
    String key = text(node, "family") + " " + text(node, "table") + " " + text(node, "chain");
    Chain chain = rules.chains().get(key);
    if (chain == null) {
      rules.trouble("a rule of chain " + key + ", which is not there", source);
      return;
    }
    List<Stmt> parts = new ArrayList<>();
    node.path("expr").forEach(part -> parts.add(NftJsonParts.part(part)));
    chain.rules().add(new Ruleset.Rule(Words.of(parts), source, parts));
  }

  private void set(JsonNode node) {
    List<Value> values = new ArrayList<>();
    List<Stmt.Case> cases = new ArrayList<>();
    boolean isFixed = node.has("elem") && !node.has("timeout") && !isDynamic(node.path("flags"));
    for (JsonNode element : node.path("elem")) {
      isFixed &= !element.path("elem").has("timeout");
      try {
        if (node.has("map") && element.isArray() && element.size() == 2) {
          cases.add(
              new Stmt.Case(
                  NftJsonParts.value(element.get(0)), NftJsonParts.verdict(element.get(1))));
        } else if (node.has("map")) {
          isFixed = false;
        } else {
          values.add(NftJsonParts.value(element));
        }
      } catch (NotModelledException e) {
        isFixed = false;
      }
    }
    String key = text(node, "family") + " " + text(node, "table") + " " + text(node, "name");
    rules.addSet(key, new NamedSet(isFixed, values, cases));
  }

  private static boolean isDynamic(JsonNode flags) {
    return flags.toString().contains("dynamic") || flags.toString().contains("timeout");
  }
}
