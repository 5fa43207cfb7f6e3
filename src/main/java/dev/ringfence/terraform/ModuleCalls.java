package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules that a module calls. */
final class ModuleCalls {
  private static final int DEEPEST = 20;

  private final Context context;
  private final ModuleInstance caller;
  private final Map<String, Called> called = new HashMap<>();

  /** Instances of one call by the suffix of their address, or why there are none to look into. */
  record Called(Expansion expansion, Map<String, ModuleInstance> instances, String refusal) {}

  ModuleCalls(Context context, ModuleInstance caller) {
    this.context = context;
    this.caller = caller;
  }

  /** All calls in the order of the files. */
  List<Block> blocks() {
    return caller.files().all("module");
  }

  Called of(Block block) {
    String name = String.join(".", block.labels());
    Called found = called.get(name);
    if (found == null) {
      found = made(name, block);
      called.put(name, found);
    }
    return found;
  }

  private Called made(String name, Block block) {
    // A module's own count must not lead back to it.
    called.put(name, new Called(single(), Map.of(), caller.call().inside(name) + " is circular"));
    Expansion expansion = Expansion.of(block.body(), caller, context.evaluator());
    String key = caller.call().key().isEmpty() ? name : caller.call().key() + "." + name;
    String source = source(block);
    Optional<String> folder = context.project().folder(caller.call().folder(), key, source);
    if (folder.isEmpty()) {
      return new Called(
          expansion, Map.of(), "the files of module \"" + source + "\" are not there");
    }
    if (caller.call().depth() >= DEEPEST) {
      return new Called(expansion, Map.of(), "modules are called " + DEEPEST + " levels deep");
    }
    Map<String, ModuleInstance> instances = new LinkedHashMap<>();
    for (Expansion.Copy copy : expansion.copies()) {
      String address = caller.call().inside("module." + name + copy.suffix());
      Presence presence = caller.call().presence().and(expansion.presence());
      ModuleInstance.Call call =
          new ModuleInstance.Call(
              address,
              key,
              folder.get(),
              caller.call().depth() + 1,
              presence,
              arguments(block, copy),
              caller.providers().passedBy(block));
      instances.put(copy.suffix(), new ModuleInstance(context, call));
    }
    return new Called(expansion, instances, "");
  }

  private Expansion single() {
    return new Expansion(
        Expansion.Form.SINGLE,
        new ArrayList<>(List.of(new Expansion.Copy("", "", Map.of()))),
        Presence.certain());
  }

  private String source(Block block) {
    return block
        .body()
        .attribute("source")
        .map(a -> context.evaluator().value(a.expression(), caller))
        .flatMap(Conversions::text)
        .orElse("");
  }

  private ModuleInstance.Given arguments(Block block, Expansion.Copy copy) {
    Scope scope = copy.in(caller);
    return variable ->
        block
            .body()
            .attribute(variable)
            .map(Attribute::expression)
            .map(expression -> context.evaluator().value(expression, scope));
  }

  /** {@code module.name}. */
  Value value(String name, SourceRange where) {
    Block block = caller.files().byKind().get("module." + name);
    if (block == null) {
      return Values.fault("there is no module." + name, where);
    }
    Called call = of(block);
    Presence presence = call.expansion().presence();
    Value untold =
        presence instanceof Presence.Possible possible
            ? Values.unknown(possible.reason(), possible.where())
            : Values.unknown("how often it is called is not known", where);
    return call.expansion().whole(copy -> entity(name, call, copy), untold);
  }

  private Value entity(String name, Called call, Expansion.Copy copy) {
    String address = caller.call().inside("module." + name + copy.suffix());
    ModuleInstance instance = call.instances().get(copy.suffix());
    return new Value.Entity(
        address,
        instance != null
            ? instance::output
            : (output, where) -> Values.unknown(call.refusal(), where));
  }
}
