package dev.ringfence.cloudformation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which words of Terraform's AWS provider say what types and properties of CloudFormation say,
 * where the words differ by more than their spelling.
 *
 * @param types by type of CloudFormation
 * @param arguments by type, a blank and the path of a property
 */
public record Vocabulary(Map<String, String> types, Map<String, String> arguments) {
  /** Word for a property whose members stand beside it. */
  static final String WITHIN = ".";

  private static final int COLUMNS = 3;

  public Vocabulary {
    types = Map.copyOf(types);
    arguments = Map.copyOf(arguments);
  }

  /**
   * Reads the table: a header line, then type, property and word; a line without a property is
   * about the type, {@code Port.From} is a property in one, {@code cidr_blocks[]} a list of one
   * value, and the word of a property whose members stand beside it is a dot.
   *
   * @throws IllegalArgumentException naming the line that has not that shape
   */
  public static Vocabulary parse(String text) {
    Map<String, String> types = new HashMap<>();
    Map<String, String> arguments = new HashMap<>();
    int number = 1;
    for (String line : text.lines().skip(1).toList()) {
      number++;
      String[] cells = line.split("\t", -1);
      if (cells.length != COLUMNS || cells[0].isEmpty() || cells[2].isEmpty()) {
        throw new IllegalArgumentException("line " + number + ": not type, property and word");
      }
      String before =
          cells[1].isEmpty()
              ? types.put(cells[0], cells[2])
              : arguments.put(cells[0] + " " + cells[1], cells[2]);
      if (before != null) {
        throw new IllegalArgumentException("line " + number + ": said twice");
      }
    }
    return new Vocabulary(types, arguments);
  }

  /** Terraform's type; one that begins with {@code custom_} where it is none of AWS's own. */
  String type(String type) {
    String known = types.get(type);
    if (known != null) {
      return known;
    }
    String[] parts = type.split("::", -1);
    return parts.length == 3 && parts[0].equals("AWS")
        ? "aws_" + parts[1].toLowerCase(Locale.ROOT) + "_" + spelled(parts[2])
        : "custom_" + spelled(type.replaceAll("[^A-Za-z0-9]+", "_"));
  }

  /**
   * Terraform's argument or block.
   *
   * @param path of the property, with dots between
   */
  String argument(String type, String path) {
    return Optional.ofNullable(arguments.get(type + " " + path))
        .orElse(spelled(path.substring(path.lastIndexOf('.') + 1)));
  }

  /** Words for the members of a property. */
  List<String> within(String type, String path) {
    String beginning = type + " " + path + ".";
    return arguments.entrySet().stream()
        .filter(row -> row.getKey().startsWith(beginning))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  /** {@code VPCSecurityGroups} as {@code vpc_security_groups}. */
  private static String spelled(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(Locale.ROOT);
  }
}
