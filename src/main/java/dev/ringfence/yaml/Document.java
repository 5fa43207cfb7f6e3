package dev.ringfence.yaml;

import java.util.Optional;

/**
 * One document of a file.
 *
 * @param line on which it begins, from 1
 * @param root empty where there is nothing in it, or where it cannot be read
 * @param problem why it cannot be read
 */
public record Document(int line, Optional<Node> root, Optional<Problem> problem) {

  /** What is wrong, and on which line of the file. */
  public record Problem(int line, String message) {}
}
