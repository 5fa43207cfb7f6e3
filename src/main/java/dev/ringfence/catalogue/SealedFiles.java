package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of an audit as they were sealed with a run; nothing of this machine is looked at. */
record SealedFiles(List<InputFile> files) implements InputFiles {
  SealedFiles {
    files = List.copyOf(files);
  }

  private Stream<SourceFile> of(InputRole role) {
    return files.stream().filter(input -> input.role() == role).map(InputFile::file);
  }

  @Override
  public Optional<SourceFile> configuration(Problems problems) {
    Optional<SourceFile> file = of(InputRole.CONFIGURATION).findFirst();
    if (file.isEmpty()) {
      problems.add("inputs", 0, "no configuration among the sealed files");
    }
    return file;
  }

  @Override
  public Path base() {
    return Path.of("");
  }

  @Override
  public Optional<String> noFile(Path path, String name) {
    return of(InputRole.DOCUMENTED).anyMatch(file -> file.name().equals(name))
        ? Optional.empty()
        : Optional.of("not among the sealed files");
  }

  /** A folder without a file leaves nothing to seal. */
  @Override
  public Optional<String> noFolder(Path folder) {
    return Optional.empty();
  }

  @Override
  public Optional<SourceFile> documented(Path path, String name, Problems problems) {
    return of(InputRole.DOCUMENTED).filter(file -> file.name().equals(name)).findFirst();
  }

  @Override
  public List<SourceFile> yaml(InputRole role, Path folder, Problems problems) {
    return of(role).toList();
  }
}
