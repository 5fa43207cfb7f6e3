package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through all modules of a project and evaluates their resources. */
final class Walk {
  private static final int MOST_RESOURCES = 50_000;

  private final Context context;
  private final Bodies bodies;
  private final List<ResourceInstance> resources = new ArrayList<>();
  private final Set<SyntaxProblem> problems = new LinkedHashSet<>();
  private final List<Evaluation.UnreadModule> unread = new ArrayList<>();
  private final List<ModuleInstance> modules = new ArrayList<>();

  Walk(Context context) {
    this.context = context;
    bodies = new Bodies(context.evaluator(), context.budget());
  }

  /**
   * @param isWhole whether blocks that make nothing are asked for; resources come to the same
   */
  Evaluation evaluation(boolean isWhole) {
    Map<String, Attribute> given = new HashMap<>();
    context.project().variables().forEach(a -> given.put(a.name(), a));
    Scope nothing = (name, where) -> Values.fault("values of variables refer to nothing", where);
    ModuleInstance.Given arguments =
        name ->
            Optional.ofNullable(given.get(name))
                .map(a -> context.evaluator().value(a.expression(), nothing));
    ModuleInstance root =
        new ModuleInstance(
            context,
            new ModuleInstance.Call(
                "",
                "",
                context.project().root(),
                0,
                Presence.certain(),
                arguments,
                name -> new ProviderUse.Unconfigured()));
    module(root);
    return new Evaluation(
        resources, List.copyOf(problems), unread, isWhole ? declarations(root) : List.of());
  }

  /** A root says something of versions and state even where it says nothing. */
  private List<Declaration> declarations(ModuleInstance root) {
    Declarations declarations = new Declarations(bodies);
    Optional<SourceRange> start =
        context.project().folders().getOrDefault(context.project().root(), List.of()).stream()
            .findFirst()
            .map(file -> new SourceRange(file.name(), 1, 1, 1, 1));
    modules.forEach(module -> declarations.add(module, module == root ? start : Optional.empty()));
    return declarations.found();
  }

  private void module(ModuleInstance module) {
    modules.add(module);
    problems.addAll(module.files().problems());
    module.files().all("resource").forEach(block -> resource(module, block, false));
    module.files().all("data").forEach(block -> resource(module, block, true));
    for (Block block : module.calls().blocks()) {
      ModuleCalls.Called called = module.calls().of(block);
      if (!called.refusal().isEmpty() && !called.expansion().copies().isEmpty()) {
        String name = "module." + String.join(".", block.labels());
        Scope scope = called.expansion().copies().get(0).in(module);
        unread.add(
            new Evaluation.UnreadModule(
                module.call().inside(name),
                called.refusal(),
                bodies.resource(block.body(), scope),
                block.header()));
      }
      called.instances().values().forEach(this::module);
    }
  }

  private void resource(ModuleInstance module, Block block, boolean isData) {
    String address = module.resources().address(block);
    if (block.labels().size() != 2) {
      problems.add(new SyntaxProblem(block.header(), "a resource has a type and a name"));
      return;
    }
    Expansion expansion = module.resources().expansion(block);
    Presence presence = module.call().presence().and(expansion.presence());
    for (Expansion.Copy copy : expansion.copies()) {
      if (resources.size() >= MOST_RESOURCES) {
        String tooMany = "more than " + MOST_RESOURCES + " resources";
        problems.add(new SyntaxProblem(block.header(), tooMany));
        return;
      }
      resources.add(
          new ResourceInstance(
              address + copy.suffix(),
              isData,
              block.labels().get(0),
              block.labels().get(1),
              module.call().address(),
              presence,
              module.providers().of(block),
              bodies.resource(block.body(), copy.in(module)),
              block.header()));
    }
  }
}
