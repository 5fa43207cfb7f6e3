package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.Body;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Declaration.Sort;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks of module instances that make nothing by themselves. */
final class Declarations {
  private static final String TYPE = "type";

  private final Bodies bodies;
  private final List<Declaration> found = new ArrayList<>();

  Declarations(Bodies bodies) {
    this.bodies = bodies;
  }

  List<Declaration> found() {
    return found;
  }

  /**
   * Adds those of one module instance.
   *
   * @param start stands for the module where no block does
   */
  void add(ModuleInstance module, Optional<SourceRange> start) {
    module.files().all("provider").forEach(block -> provider(module, block));
    module.files().all("variable").forEach(block -> variable(module, block));
    module.files().all("module").forEach(block -> call(module, block));
    settings(module, start);
  }

  private void add(
      Sort sort,
      String name,
      String local,
      ModuleInstance module,
      EvaluatedBody body,
      Block block) {
    found.add(declaration(sort, name, local, module, body, Optional.empty(), block.header()));
  }

  private static Declaration declaration(
      Sort sort,
      String name,
      String local,
      ModuleInstance module,
      EvaluatedBody body,
      Optional<Value> value,
      SourceRange header) {
    return new Declaration(
        sort,
        name,
        module.call().inside(local),
        module.call().address(),
        module.call().presence(),
        body,
        value,
        header);
  }

  private void provider(ModuleInstance module, Block block) {
    EvaluatedBody body = bodies.resource(block.body(), module);
    String label = String.join(".", block.labels());
    String name =
        body.attribute("alias")
            .map(alias -> label + "." + Conversions.text(Values.bare(alias.value())).orElse("?"))
            .orElse(label);
    add(Sort.PROVIDER, name, "provider." + name, module, body, block);
  }

  private void variable(ModuleInstance module, Block block) {
    String name = String.join(".", block.labels());
    Value value = Steps.member(module.root("var", block.header()), name, block.header());
    EvaluatedBody body = typed(bodies.resource(block.body(), module));
    found.add(
        declaration(
            Sort.VARIABLE, name, "var." + name, module, body, Optional.of(value), block.header()));
  }

  /** A type constraint is there and is no value. */
  private static EvaluatedBody typed(EvaluatedBody body) {
    Map<String, EvaluatedAttribute> attributes = new LinkedHashMap<>(body.attributes());
    attributes.computeIfPresent(
        TYPE, (name, type) -> new EvaluatedAttribute(constraint(), type.range()));
    return new EvaluatedBody(attributes, body.blocks(), body.range());
  }

  private static Value constraint() {
    return new Value.Entity(
        TYPE, (name, where) -> Values.fault("a type constraint has no attributes", where));
  }

  /** Each copy by itself; a call that is made nowhere still says what it would call. */
  private void call(ModuleInstance module, Block block) {
    String name = String.join(".", block.labels());
    Expansion expansion = module.calls().of(block).expansion();
    List<Expansion.Copy> copies =
        expansion.copies().isEmpty()
            ? List.of(new Expansion.Copy("", "", Map.of()))
            : expansion.copies();
    for (Expansion.Copy copy : copies) {
      found.add(
          new Declaration(
              Sort.CALL,
              name,
              module.call().inside("module." + name + copy.suffix()),
              module.call().address(),
              module.call().presence().and(expansion.presence()),
              bodies.resource(block.body(), copy.in(module)),
              Optional.empty(),
              block.header()));
    }
  }

  private void settings(ModuleInstance module, Optional<SourceRange> start) {
    List<Block> blocks = module.files().all("terraform");
    Optional<SourceRange> header = blocks.stream().findFirst().map(Block::header).or(() -> start);
    if (header.isEmpty()) {
      return;
    }
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    List<Block> nested = new ArrayList<>();
    for (Block block : blocks) {
      block.body().attributes().forEach(a -> attributes.putIfAbsent(a.name(), a));
      nested.addAll(block.body().blocks());
    }
    Body all = new Body(List.copyOf(attributes.values()), nested, header.get());
    EvaluatedBody body = bodies.resource(all, module);
    found.add(
        declaration(Sort.SETTINGS, "", "terraform", module, body, Optional.empty(), header.get()));
  }
}
