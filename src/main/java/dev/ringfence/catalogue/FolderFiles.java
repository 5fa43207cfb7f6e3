package dev.ringfence.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of an audit as they lie on this machine now. */
record FolderFiles(Path auditYaml) implements InputFiles {
  @Override
  public Optional<SourceFile> configuration(Problems problems) {
    if (!Files.isRegularFile(auditYaml)) {
      String found = Files.exists(auditYaml) ? "not a file" : "no such file";
      problems.add(
          auditYaml.toString(),
          0,
          found
              + "; \"ringfence init DIR\" writes an audit.yaml to start from, and --config names"
              + " one that lies elsewhere");
      return Optional.empty();
    }
    return SourceFile.read(auditYaml, String.valueOf(auditYaml.getFileName()), problems);
  }

  @Override
  public Path base() {
    return Optional.ofNullable(auditYaml.getParent()).orElse(Path.of(""));
  }

  @Override
  public Optional<String> noFile(Path path, String name) {
    return Files.isRegularFile(path)
        ? Optional.empty()
        : Optional.of(Files.exists(path) ? "not a file" : "no such file");
  }

  @Override
  public Optional<String> noFolder(Path folder) {
    return Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of(Files.exists(folder) ? "not a folder" : "no such folder");
  }

  @Override
  public Optional<SourceFile> documented(Path path, String name, Problems problems) {
    return SourceFile.read(path, name, problems);
  }

  @Override
  public List<SourceFile> yaml(InputRole role, Path folder, Problems problems) {
    return YamlFiles.in(folder, role == InputRole.CONTROL ? folder : base(), problems);
  }
}
