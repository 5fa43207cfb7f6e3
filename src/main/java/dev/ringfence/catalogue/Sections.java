package dev.ringfence.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Files that hold one mapping, a list of the same sort, or nothing but comments. */
final class Sections {
  private Sections() {}

  static Stream<Section> of(SourceFile file, String what, List<String> allowed, Problems problems) {
    return YamlParser.parseIfAny(file, problems).stream()
        .flatMap(
            root -> root instanceof Yaml.Sequence list ? list.items().stream() : Stream.of(root))
        .flatMap(item -> Section.of(file, item, what, allowed, problems).stream());
  }
}
