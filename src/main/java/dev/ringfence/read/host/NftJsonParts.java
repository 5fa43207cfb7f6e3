package dev.ringfence.read.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Statements and expressions of nftables in JSON (libnftables-json(5)). */
final class NftJsonParts {
  private static final Set<String> NOTHING = Set.of("counter", "log", "comment");
  private static final Set<String> VERDICTS =
      Set.of("accept", "drop", "continue", "return", "jump", "goto", "reject");
  private static final Set<String> COMPARED = Set.of("==", "!=", "<", ">", "<=", ">=");

  private NftJsonParts() {}

  static Stmt part(JsonNode node) {
    String name = node.isObject() && node.size() == 1 ? node.propertyNames().iterator().next() : "";
    JsonNode body = node.path(name);
    try {
      if (VERDICTS.contains(name)) {
        return verdict(node);
      }
      if (NOTHING.contains(name)) {
        return new Stmt.Nothing();
      }
      return switch (name) {
        case "match" -> match(body);
        case "vmap" -> choice(body);
        case "limit", "quota", "ct count" -> new Stmt.Limit();
        case "dnat", "redirect", "tproxy" -> new Stmt.Translation(false);
        case "masquerade", "snat" -> new Stmt.Translation(true);
        case "ct helper" -> new Stmt.Assistance();
        case "notrack" -> new Stmt.Untracked();
        case "mangle" -> mangle(body);
        case "xt" ->
            new Stmt.Unknown("a part of iptables", !body.path("type").asString("").equals("match"));
        case "set", "map" -> set(body, name);
        default -> Stmt.Unknown.any(name.isEmpty() ? "a statement" : name);
      };
    } catch (NotModelledException e) {
      return new Stmt.Unknown(String.valueOf(e.getMessage()), !name.equals("match"));
    }
  }

  /** A mark changes nothing that is looked at; a changed header would. */
  private static Stmt mangle(JsonNode body) {
    JsonNode key = body.path("key");
    String layer = key.has("ct") ? "ct" : "meta";
    return key.has("meta") || key.has("ct")
        ? NftRule.changed(layer, key.path(layer).path("key").asString(""))
        : Stmt.Unknown.any("a changed header");
  }

  static Stmt.Verdict verdict(JsonNode node) throws NotModelledException {
    if (!node.isObject() || node.size() != 1) {
      throw new NotModelledException("a verdict");
    }
    String name = node.propertyNames().iterator().next();
    return switch (name) {
      case "jump", "goto" -> new Stmt.Verdict(name, node.path(name).path("target").asString(""));
      case "reject", "drop" -> Stmt.Verdict.of("drop");
      case "accept", "continue", "return" -> Stmt.Verdict.of(name);
      default -> throw new NotModelledException("verdict " + name);
    };
  }

  private static Stmt match(JsonNode body) throws NotModelledException {
    String operator = body.path("op").asString("==");
    JsonNode left = body.path("left");
    if (left.has("&")) {
      return flags(left.get("&"), operator, body.path("right"));
    }
    List<String> fields = fields(left);
    Value value = value(body.path("right"));
    if (operator.equals("in")) {
      // Any of some flags is set; states and kinds of status exclude each other.
      boolean isState = fields.get(0).equals("ct state") || fields.get(0).equals("ct status");
      if (!isState) {
        throw new NotModelledException("flags of " + fields);
      }
      operator = "==";
    }
    if (!COMPARED.contains(operator)) {
      throw new NotModelledException("operator " + operator);
    }
    return new Stmt.Match(fields, operator, value);
  }

  private static Stmt flags(JsonNode both, String operator, JsonNode right)
      throws NotModelledException {
    boolean isCompared = operator.equals("==") || operator.equals("!=");
    List<String> field = fields(both.path(0));
    if (!isCompared || !field.equals(List.of("tcp flags"))) {
      throw new NotModelledException("a mask on " + field);
    }
    return new Stmt.Match(field, operator, new Value.Flags(names(both.path(1)), names(right)));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> names.add(one.asString("")));
    } else if (node.has("|")) {
      node.get("|").forEach(one -> names.addAll(names(one)));
    } else {
      names.add(node.asString(""));
    }
    return names;
  }

  private static Stmt choice(JsonNode body) throws NotModelledException {
    List<String> fields = fields(body.path("key"));
    JsonNode data = body.path("data");
    if (data.isString()) {
      return new Stmt.Choice(fields, List.of(), name(data));
    }
    List<Stmt.Case> cases = new ArrayList<>();
    for (JsonNode one : data.path("set")) {
      cases.add(new Stmt.Case(value(one.path(0)), verdict(one.path(1))));
    }
    return new Stmt.Choice(fields, cases, "");
  }

  /** Name of a set or map. */
  private static String name(JsonNode node) throws NotModelledException {
    String text = node.asString("");
    if (text.length() < 2 || text.charAt(0) != '@') {
      throw new NotModelledException("a name of a set");
    }
    return text.substring(1);
  }

  private static Stmt set(JsonNode body, String name) throws NotModelledException {
    return new Stmt.Changes(name(body.path(name)));
  }

  private static List<String> fields(JsonNode node) throws NotModelledException {
    List<String> fields = new ArrayList<>();
    if (node.has("concat")) {
      for (JsonNode one : node.get("concat")) {
        fields.addAll(fields(one));
      }
      if (fields.isEmpty()) {
        throw new NotModelledException("no field");
      }
      return fields;
    }
    return List.of(field(node));
  }

  private static String field(JsonNode node) throws NotModelledException {
    if (node.has("payload") && node.get("payload").has("field")) {
      JsonNode payload = node.get("payload");
      return payload.path("protocol").asString("") + " " + payload.path("field").asString("");
    }
    for (String layer : List.of("meta", "ct")) {
      if (node.has(layer)) {
        return layer + " " + node.get(layer).path("key").asString("");
      }
    }
    if (node.has("fib") && node.get("fib").path("result").asString("").equals("type")) {
      List<String> flags = names(node.get("fib").path("flags"));
      return "fib " + String.join(" ", flags) + " type";
    }
    throw new NotModelledException(
        "field " + String.join(" ", node.isObject() ? node.propertyNames() : List.of("?")));
  }

  static Value value(JsonNode node) throws NotModelledException {
    if (node.isString() || node.isNumber()) {
      String text = node.asString();
      return text.startsWith("@") ? new Value.Named(text.substring(1)) : new Value.One(text);
    }
    if (node.isArray()) {
      return new Value.AnyOf(values(node));
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      JsonNode body = property.getValue();
      return switch (property.getKey()) {
        case "prefix" ->
            new Value.One(body.path("addr").asString("") + "/" + body.path("len").asInt(-1));
        case "range" -> new Value.Between(body.path(0).asString(""), body.path(1).asString(""));
        case "set" -> new Value.AnyOf(values(body));
        case "concat" -> new Value.Together(values(body));
        case "elem" -> value(body.path("val"));
        default -> throw new NotModelledException("value " + property.getKey());
      };
    }
    throw new NotModelledException("a value");
  }

  private static List<Value> values(JsonNode list) throws NotModelledException {
    List<Value> values = new ArrayList<>();
    for (JsonNode one : list) {
      values.add(value(one));
    }
    return values;
  }
}
