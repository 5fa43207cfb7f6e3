package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files of an audit come from: folders of this machine, or what was sealed of them. */
interface InputFiles {
  /** audit.yaml; empty, with a problem, where there is none. */
  Optional<SourceFile> configuration(Problems problems);

  /** The folder that paths of audit.yaml are relative to. */
  Path base();

  /** Why a table of documented flows is not there; empty if it is. */
  Optional<String> noFile(Path path, String name);

  /** Why a folder is not there; empty if it is. */
  Optional<String> noFolder(Path folder);

  /**
   * A table of documented flows.
   *
   * @param name as audit.yaml writes it
   */
  Optional<SourceFile> documented(Path path, String name, Problems problems);

  /** The YAML files of a role, by name. */
  List<SourceFile> yaml(InputRole role, Path folder, Problems problems);
}
