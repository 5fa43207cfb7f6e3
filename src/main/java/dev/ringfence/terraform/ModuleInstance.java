package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.SourceRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One call of a module: the names its expressions may use, each computed once when asked for. */
final class ModuleInstance implements Scope {
  private final Context context;
  private final Call call;
  private final ModuleFiles files;
  private final Resources resources;
  private final ModuleCalls calls;
  private final Providers providers;
  private final Map<String, Value> known = new HashMap<>();

  /**
   * Where a module instance comes from.
   *
   * @param address {@code module.a["x"]}, empty for the root
   * @param key names of the calls, with dots between
   * @param depth 0 for the root
   * @param arguments values of variables that the caller gives
   * @param providers configurations of providers that the caller gives
   */
  record Call(
      String address,
      String key,
      String folder,
      int depth,
      Presence presence,
      Given arguments,
      Providers.Passed providers) {
    /** Address of something in this module. */
    String inside(String name) {
      return address.isEmpty() ? name : address + "." + name;
    }
  }

  /** Gives the value of a variable, if its caller does. */
  interface Given {
    Optional<Value> value(String variable);
  }

  ModuleInstance(Context context, Call call) {
    this.context = context;
    this.call = call;
    files = context.files(call.folder());
    resources = new Resources(context, this);
    calls = new ModuleCalls(context, this);
    providers = new Providers(context, this, call.providers());
  }

  Providers providers() {
    return providers;
  }

  Call call() {
    return call;
  }

  ModuleFiles files() {
    return files;
  }

  Resources resources() {
    return resources;
  }

  ModuleCalls calls() {
    return calls;
  }

  @Override
  public Value root(String name, SourceRange where) {
    return switch (name) {
      case "var" -> new Value.Entity("var", this::variable);
      case "local" -> new Value.Entity("local", this::local);
      case "module" -> new Value.Entity("module", calls::value);
      case "data" -> new Value.Entity("data", (type, at) -> resources.ofType("data", type));
      case "ephemeral" -> new Value.Entity("ephemeral", (type, at) -> unknown("ephemeral", at));
      case "path" -> new Value.Entity("path", this::path);
      case "terraform" -> new Value.Entity("terraform", (n, at) -> unknown("terraform." + n, at));
      case "each", "count", "self" -> Values.unknown("'" + name + "' means nothing here", where);
      default -> resources.ofType("resource", name);
    };
  }

  private static Value unknown(String what, SourceRange where) {
    return Values.unknown(what + " is told when it is applied", where);
  }

  private Value path(String name, SourceRange where) {
    return switch (name) {
      case "module" -> Values.text(call.folder().isEmpty() ? "." : call.folder());
      case "root" -> Values.text(".");
      default -> unknown("path." + name, where);
    };
  }

  private Value computed(String name, SourceRange where, java.util.function.Supplier<Value> value) {
    Value found = known.get(name);
    if (found == null) {
      found = context.once(call.inside(name), where, value);
      known.put(name, found);
    }
    return found;
  }

  private Value local(String name, SourceRange where) {
    Attribute local = files.locals().get(name);
    return local == null
        ? Values.fault("there is no local." + name, where)
        : computed(
            "local." + name, where, () -> context.evaluator().value(local.expression(), this));
  }

  private Value variable(String name, SourceRange where) {
    Block variable = files.byKind().get("variable." + name);
    return variable == null
        ? Values.fault("there is no var." + name, where)
        : computed("var." + name, where, () -> variable(name, variable));
  }

  private Value variable(String name, Block variable) {
    Optional<Value> given = call.arguments().value(name);
    boolean takesNull = !flag(variable, "nullable", true).equals(Optional.of(false));
    Optional<Attribute> whenMissing = variable.body().attribute("default");
    Value value;
    if (given.filter(v -> takesNull || !(Values.bare(v) instanceof Value.Null)).isPresent()) {
      value = given.get();
    } else if (whenMissing.isPresent()) {
      value = context.evaluator().value(whenMissing.get().expression(), this);
    } else {
      value = Values.unknown("no value is given for var." + name, variable.header());
    }
    Value typed =
        variable
            .body()
            .attribute("type")
            .map(type -> TypeConstraint.of(type.expression()))
            .map(type -> context.types().to(type, value, variable.header()))
            .orElse(value);
    return Values.marked(typed, !flag(variable, "sensitive", false).equals(Optional.of(false)));
  }

  /** A literal truth value among a block's arguments; empty where it is none. */
  private Optional<Boolean> flag(Block block, String name, boolean whenMissing) {
    return block
        .body()
        .attribute(name)
        .map(a -> Conversions.bool(context.evaluator().value(a.expression(), this)))
        .orElse(Optional.of(whenMissing));
  }

  /** An output, as the caller sees it. */
  Value output(String name, SourceRange where) {
    Block output = files.byKind().get("output." + name);
    Optional<Attribute> value =
        Optional.ofNullable(output).flatMap(block -> block.body().attribute("value"));
    if (output == null || value.isEmpty()) {
      return Values.fault("there is no output " + call.inside(name), where);
    }
    return computed(
        "output." + name,
        where,
        () ->
            Values.marked(
                context.evaluator().value(value.get().expression(), this),
                !flag(output, "sensitive", false).equals(Optional.of(false))));
  }
}
