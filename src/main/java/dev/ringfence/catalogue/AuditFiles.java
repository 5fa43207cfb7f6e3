package dev.ringfence.catalogue;

import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Parameters;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * audit.yaml and the folders it names.
 *
 * @param shippedControls folder of controls for an audit that names none
 */
public record AuditFiles(ExpressionCompiler compiler, CallTable calls, Path shippedControls) {
  /**
   * Reads all of them.
   *
   * @throws InvalidFilesException with every problem of every file
   */
  public AuditConfiguration read(Path auditYaml) {
    return read(new FolderFiles(auditYaml));
  }

  /**
   * Reads what was sealed of an audit's files; no folder of this machine is looked at.
   *
   * @throws InvalidFilesException with every problem of every file
   */
  public AuditConfiguration read(List<InputFile> sealed) {
    return read(new SealedFiles(sealed));
  }

  private AuditConfiguration read(InputFiles files) {
    Problems problems = new Problems();
    Optional<AuditSettings> settings = AuditParser.parse(files, compiler, problems);
    Optional<AuditConfiguration> configuration =
        settings.map(found -> read(found, files, problems));
    problems.orElseThrow();
    return configuration.orElseThrow();
  }

  private AuditConfiguration read(AuditSettings settings, InputFiles files, Problems problems) {
    int before = problems.count();
    CatalogueFiles.AsRead catalogue =
        new CatalogueFiles(compiler, calls, CatalogueFiles.Demand.RUNNABLE)
            .read(settings.controls().orElse(shippedControls), files, problems);
    boolean isReadable = problems.count() == before;
    Known known = new Known(Optional.of(catalogue.catalogue()).filter(found -> isReadable));
    settings.parameters().forEach(own -> check(own, settings, known, problems));
    List<String> zones = settings.zones().stream().map(ZoneSettings::name).toList();
    return new AuditConfiguration(
        settings,
        settings.applyTo(catalogue.catalogue()),
        catalogue.files(),
        settings
            .exceptions()
            .map(folder -> files.yaml(InputRole.EXCEPTION, folder, problems))
            .map(read -> ExceptionFiles.read(read, known, zones, problems))
            .orElse(FileSet.none()),
        settings
            .attestations()
            .map(folder -> files.yaml(InputRole.ATTESTATION, folder, problems))
            .map(read -> AttestationFiles.read(read, known, problems))
            .orElse(FileSet.none()),
        settings
            .disputes()
            .map(folder -> files.yaml(InputRole.DISPUTE, folder, problems))
            .map(read -> DisputeFiles.read(read, known, problems))
            .orElse(FileSet.none()),
        settings
            .remediation()
            .map(folder -> files.yaml(InputRole.REMEDIATION, folder, problems))
            .map(read -> RemediationFiles.read(read, known, problems))
            .orElse(FileSet.none()));
  }

  private static void check(
      ParameterSettings own, AuditSettings settings, Known known, Problems problems) {
    if (known.catalogue().isEmpty()) {
      return;
    }
    String file = settings.file().path().toString();
    String id = own.check().value();
    Optional<CheckDefinition> check = known.check(id);
    if (check.isEmpty()) {
      problems.add(
          file, own.line(), "unknown check \"" + id + "\"" + Nearest.hint(id, known.checkIds("")));
      return;
    }
    Parameters defaults = check.get().parameters();
    Optional<BoundaryParameterValues> allowed =
        check.get().boundary().map(rule -> BoundaryParameterValues.of(rule, settings.zones()));
    for (Map.Entry<String, Object> value : own.values().values().entrySet()) {
      int line = own.lines().getOrDefault(value.getKey(), own.line());
      mismatch(value, defaults)
          .or(() -> allowed.flatMap(of -> of.problem(value.getKey(), value.getValue())))
          .ifPresent(message -> problems.add(file, line, message));
    }
  }

  private static Optional<String> mismatch(Map.Entry<String, Object> own, Parameters defaults) {
    String name = own.getKey();
    if (!defaults.values().containsKey(name)) {
      List<String> allowed = List.copyOf(defaults.values().keySet());
      return Optional.of(
          allowed.isEmpty()
              ? "unknown parameter \"" + name + "\": this check has none"
              : "unknown parameter \"" + name + "\"" + Nearest.hint(name, allowed));
    }
    Object standard = defaults.values().getOrDefault(name, "");
    return isSameSort(own.getValue(), standard)
        ? Optional.empty()
        : Optional.of(
            "parameter \"%s\" is %s, %s expected"
                .formatted(
                    name, ParameterParser.sort(own.getValue()), ParameterParser.sort(standard)));
  }

  private static boolean isSameSort(Object own, Object standard) {
    if (own instanceof List<?> mine && standard instanceof List<?> theirs) {
      return mine.isEmpty()
          || theirs.isEmpty()
          || mine.get(0).getClass().equals(theirs.get(0).getClass());
    }
    return own.getClass().equals(standard.getClass());
  }
}
