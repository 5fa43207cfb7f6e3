package dev.ringfence.hcl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file or block consists of, in the order of the text; no attribute is there twice. */
public record Body(List<Attribute> attributes, List<Block> blocks, SourceRange range) {
  public Body {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /** The blocks of one type. */
  public Stream<Block> blocks(String type) {
    return blocks.stream().filter(block -> block.type().equals(type));
  }
}
