package dev.ringfence.hcl;

import java.util.List;

/**
 * A nested body with a type and labels, {@code resource "aws_vpc" "main"}.
 *
 * @param header type and labels, without the body
 */
public record Block(String type, List<String> labels, Body body, SourceRange header) {
  public Block {
    labels = List.copyOf(labels);
  }
}
