package dev.ringfence.catalogue;

import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.Parameters;
import dev.ringfence.evidence.Digest;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.remediation.FollowUpSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What audit.yaml says; paths are resolved against its folder.
 *
 * @param file audit.yaml itself, as read
 * @param estate name of the estate, fit for a folder
 * @param sources where exports lie
 * @param aws live accounts of AWS
 * @param azure live subscriptions of Azure
 * @param repositories of Git, each at a commit
 * @param policies for boundaries; with any at all, one that is not among them lets nothing pass
 * @param documented the files with tables of documented flows, as read
 * @param declaredFlows the rows of these tables
 * @param exceptions folder of exceptions; empty where none is configured
 * @param attestations folder of attestations; empty where none is configured
 * @param disputes folder of disputes; empty where none is configured
 * @param remediation folder of notes on remediation; empty where none is configured
 * @param followUp who answers for findings, and by when
 * @param controls folder of controls to use instead of the shipped ones
 */
public record AuditSettings(
    SourceFile file,
    String estate,
    List<SourceSettings> sources,
    List<AwsSettings> aws,
    List<AzureSettings> azure,
    List<RepositorySettings> repositories,
    List<ZoneSettings> zones,
    List<BoundaryPolicy> policies,
    List<SourceFile> documented,
    List<DeclaredFlow> declaredFlows,
    Optional<Path> exceptions,
    Optional<Path> attestations,
    Optional<Path> disputes,
    Optional<Path> remediation,
    FollowUpSettings followUp,
    Optional<Path> controls,
    List<ParameterSettings> parameters) {
  public AuditSettings {
    sources = List.copyOf(sources);
    aws = List.copyOf(aws);
    azure = List.copyOf(azure);
    repositories = List.copyOf(repositories);
    zones = List.copyOf(zones);
    policies = List.copyOf(policies);
    documented = List.copyOf(documented);
    declaredFlows = List.copyOf(declaredFlows);
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads audit.yaml; ids of checks in it are not compared with a catalogue here.
   *
   * @throws InvalidFilesException with every problem
   */
  public static AuditSettings read(Path auditYaml, ExpressionCompiler compiler) {
    Problems problems = new Problems();
    Optional<AuditSettings> settings =
        AuditParser.parse(new FolderFiles(auditYaml), compiler, problems);
    problems.orElseThrow();
    return settings.orElseThrow();
  }

  /** Digest of audit.yaml's bytes. */
  public Digest digest() {
    return file.digest();
  }

  /** The catalogue with this audit's own parameters. */
  public Catalogue applyTo(Catalogue catalogue) {
    return new Catalogue(
        catalogue.controls().stream().map(this::applyTo).toList(), catalogue.digest());
  }

  private Control applyTo(Control control) {
    return control.withChecks(control.checks().stream().map(this::applyTo).toList());
  }

  private CheckDefinition applyTo(CheckDefinition check) {
    Parameters own =
        parameters.stream()
            .filter(settings -> settings.check().equals(check.id()))
            .map(ParameterSettings::values)
            .reduce(Parameters.NONE, Parameters::overriddenBy);
    return check.with(own);
  }

  /**
   * Makes sure that every source on this machine is there: its folder for a month, or a repository.
   *
   * @throws InvalidFilesException naming each source without one and its line
   */
  public void requireSources(YearMonth period) {
    Problems problems = new Problems();
    for (SourceSettings source : sources) {
      Path folder = source.folder(period);
      if (!Files.isDirectory(folder)) {
        String found = Files.exists(folder) ? "is a file, a folder expected" : "does not exist";
        problems.add(
            file.path().toString(),
            source.line(),
            "export folder of period %s %s: %s".formatted(period, found, folder));
      }
    }
    for (RepositorySettings repository : repositories) {
      repository
          .problem()
          .ifPresent(what -> problems.add(file.path().toString(), repository.line(), what));
    }
    problems.orElseThrow();
  }
}
