package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a block says, with every argument computed and dynamic blocks written out. */
public record EvaluatedBody(
    Map<String, EvaluatedAttribute> attributes, List<EvaluatedBlock> blocks, SourceRange range) {
  public EvaluatedBody {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    blocks = List.copyOf(blocks);
  }

  /** A value and the argument it was computed from. */
  public record EvaluatedAttribute(Value value, SourceRange range) {}

  /**
   * A nested block.
   *
   * @param presence only possible where a dynamic block repeats over what is not known
   */
  public record EvaluatedBlock(
      String type, EvaluatedBody body, SourceRange header, Presence presence) {}

  public Optional<EvaluatedAttribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  public Stream<EvaluatedBlock> blocks(String type) {
    return blocks.stream().filter(block -> block.type().equals(type));
  }
}
