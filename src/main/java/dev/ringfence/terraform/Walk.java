package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
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

  Walk(Context context) {
    this.context = context;
    bodies = new Bodies(context.evaluator(), context.budget());
  }

  Evaluation evaluation() {
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
    return new Evaluation(resources, List.copyOf(problems), unread);
  }

  private void module(ModuleInstance module) {
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
