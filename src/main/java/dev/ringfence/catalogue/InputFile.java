package dev.ringfence.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** A file an audit is told something by, and what it is to it. */
public record InputFile(InputRole role, SourceFile file) {
  static Stream<InputFile> all(InputRole role, List<SourceFile> files) {
    return files.stream().map(file -> new InputFile(role, file));
  }
}
