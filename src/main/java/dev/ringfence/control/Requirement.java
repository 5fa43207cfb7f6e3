package dev.ringfence.control;

import java.util.List;

/**
 * Where a framework asks for what a control shows.
 *
 * @param framework name and edition, {@code PCI DSS 4.0.1}
 * @param references the framework's own numbers
 */
public record Requirement(String framework, List<String> references) {
  public Requirement {
    references = List.copyOf(references);
  }
}
