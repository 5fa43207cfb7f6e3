package dev.ringfence.collect.export;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which call a file is named after: {@code ec2-describe-vpcs}, {@code describe_vpcs}, {@code
 * DescribeVpcs}, {@code vpcs}, by its own name or by that of a folder above it.
 */
final class CommandNames {
  /** Words that people add to names without meaning a call. */
  private static final Set<String> FILLERS =
      Set.of("aws", "json", "export", "exports", "output", "all", "page", "part", "raw", "cli");

  private final List<Command> commands;

  CommandNames(CallTable calls) {
    this.commands = calls.calls().stream().map(Command::of).toList();
  }

  /** A call and the words of its name. */
  private record Command(
      CallSpec spec, List<String> service, List<String> operation, List<String> noun) {
    static Command of(CallSpec spec) {
      List<String> service = Names.words(spec.call().substring(0, spec.call().indexOf(':')));
      List<String> all = Names.words(spec.commandName());
      List<String> operation = all.subList(service.size(), all.size());
      return new Command(spec, service, operation, operation.subList(1, operation.size()));
    }

    boolean isNamedInFull(List<String> words) {
      return Names.contains(words, operation);
    }

    boolean isNoun(List<String> words) {
      List<String> rest = new ArrayList<>(words);
      int at = java.util.Collections.indexOfSubList(rest, service);
      if (at >= 0) {
        rest.subList(at, at + service.size()).clear();
      }
      rest.removeIf(word -> FILLERS.contains(word) || word.matches("p?[0-9]+"));
      return rest.equals(noun);
    }

    /** How many words of the name are the call's; the more, the surer. */
    int match(List<String> words) {
      return isNamedInFull(words) ? operation.size() : isNoun(words) ? noun.size() : 0;
    }

    boolean namesService(ExportFile file) {
      return Stream.concat(Stream.of(file.stem()), file.parents().stream())
          .anyMatch(name -> Names.contains(Names.words(name), service));
    }
  }

  /** The calls whose name fits best; several where services share an operation's name. */
  List<CallSpec> named(ExportFile file) {
    for (String name : names(file)) {
      List<Command> best = best(Names.words(Names.withoutRegion(name)));
      if (!best.isEmpty()) {
        List<Command> ofService = best.stream().filter(c -> c.namesService(file)).toList();
        return (ofService.isEmpty() ? best : ofService).stream().map(Command::spec).toList();
      }
    }
    return List.of();
  }

  /** Whether a file's own name holds a command with its verb, as hardly anything else does. */
  boolean isCommand(ExportFile file) {
    List<String> words = Names.words(Names.withoutRegion(file.stem()));
    return commands.stream().anyMatch(command -> command.isNamedInFull(words));
  }

  /** The calls of an operation that an error message names, narrowed by the file's name. */
  List<CallSpec> ofOperation(String operation, ExportFile file) {
    List<CallSpec> all =
        commands.stream()
            .map(Command::spec)
            .filter(spec -> spec.call().endsWith(":" + operation))
            .toList();
    List<CallSpec> both = all.stream().filter(named(file)::contains).toList();
    return both.isEmpty() ? all : both;
  }

  /**
   * Whether a name vouches for an empty list whose key several services use: {@code clusters} and
   * {@code describe-clusters} are said by many of them, {@code redshift-describe-clusters} by one.
   */
  boolean vouchesFor(CallSpec spec, ExportFile file) {
    return commands.stream()
        .filter(command -> command.spec().equals(spec))
        .filter(command -> named(file).contains(command.spec()))
        .anyMatch(
            command ->
                command.namesService(file)
                    || command.service().equals(List.of("ec2"))
                    || (command.noun().size() > 1
                        && command.isNamedInFull(Names.words(file.stem()))));
  }

  /** The words of a call's operation, {@code describe target health}. */
  List<String> operation(CallSpec spec) {
    return commands.stream()
        .filter(command -> command.spec().equals(spec))
        .map(Command::operation)
        .findFirst()
        .orElse(List.of());
  }

  private List<Command> best(List<String> words) {
    int most = commands.stream().mapToInt(command -> command.match(words)).max().orElse(0);
    return most == 0
        ? List.of()
        : commands.stream().filter(command -> command.match(words) == most).toList();
  }

  private static List<String> names(ExportFile file) {
    return Stream.concat(Stream.of(file.stem()), file.parents().stream()).toList();
  }
}
