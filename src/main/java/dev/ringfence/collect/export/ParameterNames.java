package dev.ringfence.collect.export;

import dev.ringfence.collect.Outline;
import dev.ringfence.evidence.CallSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which item a per-item answer is about: by its content, its name or a folder above it. */
final class ParameterNames {
  private final CommandNames commands;

  ParameterNames(CommandNames commands) {
    this.commands = commands;
  }

  /**
   * An item that a listing names.
   *
   * @param value the parameter of the call
   * @param alias another name of the item; empty where there is none
   */
  record Item(String value, String alias) {
    Stream<List<String>> spellings() {
      return Stream.of(value, value.substring(value.lastIndexOf(':') + 1), alias)
          .map(Names::plainWords)
          .filter(words -> !words.isEmpty());
    }
  }

  boolean vouchesFor(CallSpec spec, ExportFile file, Outline outline) {
    return outline.values().containsKey(spec.parameter())
        || commands.named(file).contains(spec)
        || written(spec, file).isPresent();
  }

  /**
   * The parameter, in the listing's spelling where a listing names the item.
   *
   * @param told the parameter's value in the document; empty where it does not tell
   */
  Optional<String> parameter(CallSpec spec, ExportFile file, String told, List<Item> items) {
    if (!told.isEmpty()) {
      return Optional.of(spec.canonical(told));
    }
    Optional<String> listed = listed(spec, file, items);
    return listed.isPresent() ? listed : written(spec, file);
  }

  private Optional<String> listed(CallSpec spec, ExportFile file, List<Item> items) {
    List<List<String>> exact = new ArrayList<>();
    tail(spec, Names.plainWords(file.stem()))
        .ifPresent(
            words -> {
              exact.add(words);
              exact.add(withoutPage(words));
            });
    exact.add(Names.plainWords(file.stem()));
    exact.add(withoutPage(Names.plainWords(file.stem())));
    file.parents().forEach(parent -> exact.add(Names.plainWords(parent)));
    for (List<String> words : exact) {
      for (Item item : items) {
        if (item.spellings().anyMatch(words::equals)) {
          return Optional.of(item.value());
        }
      }
    }
    return within(Names.plainWords(file.path()), items);
  }

  /** The item whose longest spelling occurs in the path; none where two are equally long. */
  private static Optional<String> within(List<String> path, List<Item> items) {
    Comparator<Item> byLength = Comparator.comparing(item -> longest(path, item));
    Optional<Item> best = items.stream().max(byLength);
    return best.filter(item -> longest(path, item) > 0)
        .filter(
            item ->
                items.stream().filter(other -> longest(path, other) == longest(path, item)).count()
                    == 1)
        .map(Item::value);
  }

  private static int longest(List<String> path, Item item) {
    return item.spellings()
        .filter(words -> Names.contains(path, words))
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  private Optional<String> written(CallSpec spec, ExportFile file) {
    List<String> parents = file.parents();
    Stream<String> names =
        Stream.concat(
            Stream.of(file.stem()),
            parents.isEmpty()
                ? Stream.of()
                : Stream.of(parents.get(0) + "." + file.stem(), parents.get(0)));
    return names
        .flatMap(name -> Stream.of(name, name.replace('_', '-'), hyphened(name)))
        .flatMap(name -> spec.parameterIn(name).stream())
        .findFirst();
  }

  private static String hyphened(String name) {
    return String.join("-", Names.words(name));
  }

  /** What follows the words of the command, or of its noun, in a file's name. */
  private Optional<List<String>> tail(CallSpec spec, List<String> words) {
    List<String> operation = commands.operation(spec);
    Optional<List<String>> tail = Names.after(words, operation);
    return tail.isPresent() ? tail : Names.after(words, operation.subList(1, operation.size()));
  }

  private static List<String> withoutPage(List<String> words) {
    int end = words.size();
    while (end > 1 && words.get(end - 1).matches("p?[0-9]{1,4}|page")) {
      end--;
    }
    return words.subList(0, end);
  }
}
