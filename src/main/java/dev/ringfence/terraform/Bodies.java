package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.Body;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates bodies, with their dynamic blocks. */
final class Bodies {
  /** Arguments that speak to Terraform and not of the resource. */
  private static final Set<String> META =
      Set.of("count", "for_each", "provider", "providers", "depends_on");

  private static final Set<String> META_BLOCKS =
      Set.of("lifecycle", "provisioner", "connection", "timeouts");

  private final Evaluator evaluator;
  private final Budget budget;

  Bodies(Evaluator evaluator, Budget budget) {
    this.evaluator = evaluator;
    this.budget = budget;
  }

  /** Of a resource or data source. */
  EvaluatedBody resource(Body body, Scope scope) {
    Map<String, EvaluatedAttribute> attributes = new LinkedHashMap<>();
    body.attributes().stream()
        .filter(a -> !META.contains(a.name()) && !META_BLOCKS.contains(a.name()))
        .forEach(a -> attributes.put(a.name(), evaluated(a, scope)));
    List<EvaluatedBlock> blocks = new ArrayList<>();
    body.blocks().stream()
        .filter(block -> !META_BLOCKS.contains(block.type()))
        .forEach(block -> add(block, scope, Presence.certain(), blocks));
    return new EvaluatedBody(attributes, blocks, body.range());
  }

  private EvaluatedAttribute evaluated(Attribute attribute, Scope scope) {
    return new EvaluatedAttribute(
        evaluator.value(attribute.expression(), scope), attribute.range());
  }

  private EvaluatedBody nested(Body body, Scope scope, Presence presence) {
    Map<String, EvaluatedAttribute> attributes = new LinkedHashMap<>();
    body.attributes().forEach(a -> attributes.put(a.name(), evaluated(a, scope)));
    List<EvaluatedBlock> blocks = new ArrayList<>();
    body.blocks().forEach(block -> add(block, scope, presence, blocks));
    return new EvaluatedBody(attributes, blocks, body.range());
  }

  private void add(Block block, Scope scope, Presence presence, List<EvaluatedBlock> blocks) {
    if (block.type().equals("dynamic") && block.labels().size() == 1) {
      repeated(block, scope, presence, blocks);
    } else {
      EvaluatedBody body = nested(block.body(), scope, presence);
      blocks.add(new EvaluatedBlock(block.type(), body, block.header(), presence));
    }
  }

  private void repeated(Block dynamic, Scope scope, Presence presence, List<EvaluatedBlock> made) {
    String type = dynamic.labels().get(0);
    Optional<Attribute> forEach = dynamic.body().attribute("for_each");
    Value collection =
        forEach
            .map(each -> Values.bare(evaluator.value(each.expression(), scope)))
            .orElse(Values.fault("a dynamic block without for_each", dynamic.header()));
    Body content =
        dynamic.body().blocks("content").findFirst().map(Block::body).orElse(dynamic.body());
    Optional<List<Repetitions.Element>> elements =
        collection instanceof Value.Null
            ? Optional.of(List.of())
            : Repetitions.elements(collection);
    String iterator = iterator(dynamic, type);
    if (elements.isEmpty()) {
      Value.Unknown unknown = Values.because(List.of(collection), dynamic.header());
      Presence possible =
          new Presence.Possible("for_each is not known: " + unknown.reason(), unknown.where());
      Value names = Values.object(Map.of("key", unknown, "value", unknown));
      EvaluatedBody body = nested(content, scope.with(iterator, names), possible);
      made.add(new EvaluatedBlock(type, body, dynamic.header(), possible));
      return;
    }
    budget.spend(elements.get().size());
    for (Repetitions.Element element : elements.get()) {
      Value names = Values.object(Map.of("key", element.key(), "value", element.value()));
      EvaluatedBody body = nested(content, scope.with(iterator, names), presence);
      made.add(new EvaluatedBlock(type, body, dynamic.header(), presence));
    }
  }

  private static String iterator(Block dynamic, String type) {
    return dynamic
        .body()
        .attribute("iterator")
        .filter(a -> a.expression() instanceof dev.ringfence.hcl.Expression.Variable)
        .map(a -> ((dev.ringfence.hcl.Expression.Variable) a.expression()).name())
        .orElse(type);
  }
}
