package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.SourceRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The resources and data sources of a module, as other expressions refer to them. */
final class Resources {
  private final Context context;
  private final ModuleInstance module;
  private final Map<String, Expansion> expansions = new HashMap<>();
  private final Map<String, Value> members = new HashMap<>();

  Resources(Context context, ModuleInstance module) {
    this.context = context;
    this.module = module;
  }

  /** {@code aws_vpc} or {@code data.aws_vpc}: a name space. */
  Value ofType(String kind, String type) {
    return new Value.Entity(type, (name, where) -> named(kind, type, name, where));
  }

  Expansion expansion(Block block) {
    String name = address(block);
    Expansion found = expansions.get(name);
    if (found == null) {
      // Whoever asks again while count is computed gets this; a count over itself is in error.
      Value.Unknown circular = Values.unknown(name + " is counted by itself", block.header());
      expansions.put(
          name,
          new Expansion(
              Expansion.Form.UNTOLD,
              java.util.List.of(new Expansion.Copy("[?]", "?", Map.of())),
              new Presence.Possible(circular.reason(), circular.where())));
      found = Expansion.of(block.body(), module, context.evaluator());
      expansions.put(name, found);
    }
    return found;
  }

  /** {@code module.a.aws_vpc.main} or {@code data.aws_vpc.main}, without an index. */
  String address(Block block) {
    String name = String.join(".", block.labels());
    return module.call().inside(block.type().equals("data") ? "data." + name : name);
  }

  private Value named(String kind, String type, String name, SourceRange where) {
    Block block = module.files().byKind().get(kind + "." + type + "." + name);
    if (block == null) {
      return Values.fault("there is no " + type + "." + name, where);
    }
    String address = address(block);
    if (kind.equals("data")) {
      return applied(address, where);
    }
    return expansion(block)
        .whole(copy -> entity(block, address + copy.suffix(), copy), applied(address, where));
  }

  private static Value applied(String address, SourceRange where) {
    Reference reference = new Reference(address, "", false);
    return Values.unknown("known only when applied: " + address, where, reference);
  }

  private Value entity(Block block, String address, Expansion.Copy copy) {
    return new Value.Entity(address, (name, where) -> member(block, address, copy, name, where));
  }

  /** What the configuration says of an attribute; else it is what applying will make it. */
  private Value member(
      Block block, String address, Expansion.Copy copy, String name, SourceRange where) {
    String key = address + "." + name;
    Value found = members.get(key);
    if (found == null) {
      Reference reference = new Reference(address, name, true);
      Value computed = Values.unknown("known only when applied: " + key, where, reference);
      Optional<Attribute> attribute = block.body().attribute(name);
      found =
          attribute
              .map(a -> context.once(key, where, () -> said(a, copy, computed)))
              .orElse(computed);
      members.put(key, found);
    }
    return found;
  }

  private Value said(Attribute attribute, Expansion.Copy copy, Value computed) {
    Value value = context.evaluator().value(attribute.expression(), copy.in(module));
    return Values.bare(value) instanceof Value.Null ? computed : value;
  }
}
