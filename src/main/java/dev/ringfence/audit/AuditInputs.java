package dev.ringfence.audit;

import dev.ringfence.assessment.FollowUp;
import dev.ringfence.catalogue.AuditConfiguration;
import dev.ringfence.catalogue.AwsSettings;
import dev.ringfence.catalogue.AzureSettings;
import dev.ringfence.catalogue.InputFile;
import dev.ringfence.catalogue.RepositorySettings;
import dev.ringfence.catalogue.SourceFile;
import dev.ringfence.catalogue.SourceSettings;
import dev.ringfence.catalogue.ZoneAssignments;
import dev.ringfence.catalogue.Zonings;
import dev.ringfence.check.Attestation;
import dev.ringfence.control.Control;
import dev.ringfence.evidence.Digest;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.network.Zoning;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an audit is told, beside evidence.
 *
 * @param sources where exports lie
 * @param aws live accounts of AWS
 * @param azure live subscriptions of Azure
 * @param repositories of Git, each at a commit
 * @param controls with the audit's own parameters
 * @param zones what readers ask for the tier of a subnet
 * @param zoning what tells which endpoints are in which zone
 * @param policies empty where audit.yaml has none; else a boundary without one lets nothing pass
 * @param documented every row of the documented tables
 * @param files every file that was read, to be sealed with the run
 * @param configuration digest of audit.yaml
 * @param followUp disputes, notes on remediation, and how findings are followed up
 * @param exceptionFiles digest of the files of exceptions, attestations, disputes and notes
 */
public record AuditInputs(
    String estate,
    List<SourceSettings> sources,
    List<AwsSettings> aws,
    List<AzureSettings> azure,
    List<RepositorySettings> repositories,
    List<Control> controls,
    ExceptionRegister exceptions,
    List<Attestation> attestations,
    FollowUp followUp,
    ZoneAssignment zones,
    Zoning zoning,
    List<BoundaryPolicy> policies,
    List<DeclaredFlow> documented,
    List<InputFile> files,
    Digest configuration,
    Digest catalogue,
    Digest exceptionFiles,
    String toolVersion) {
  public AuditInputs {
    sources = List.copyOf(sources);
    aws = List.copyOf(aws);
    azure = List.copyOf(azure);
    repositories = List.copyOf(repositories);
    controls = List.copyOf(controls);
    attestations = List.copyOf(attestations);
    policies = List.copyOf(policies);
    documented = List.copyOf(documented);
    files = List.copyOf(files);
  }

  /**
   * Reads audit.yaml and every file it names.
   *
   * @param period the month, if its exports, and repositories on this machine, must be there
   * @throws dev.ringfence.catalogue.InvalidFilesException with every problem of every file
   */
  public static AuditInputs load(
      Path auditYaml, Optional<YearMonth> period, Installation installation) {
    Adapters adapters = new Adapters(installation);
    ExpressionCompiler compiler = adapters.compiler();
    AuditConfiguration read = adapters.auditFiles(compiler).read(auditYaml);
    period.ifPresent(read.settings()::requireSources);
    return of(read, compiler);
  }

  /**
   * Reads audit.yaml and every file it names as they were sealed; no other file is looked at.
   *
   * @throws dev.ringfence.catalogue.InvalidFilesException if this version does not take them
   */
  static AuditInputs sealed(List<InputFile> files, Installation installation) {
    Adapters adapters = new Adapters(installation);
    ExpressionCompiler compiler = adapters.compiler();
    return of(adapters.auditFiles(compiler).read(files), compiler);
  }

  private static AuditInputs of(AuditConfiguration read, ExpressionCompiler compiler) {
    return new AuditInputs(
        read.settings().estate(),
        read.settings().sources(),
        read.settings().aws(),
        read.settings().azure(),
        read.settings().repositories(),
        read.catalogue().controls(),
        read.register(),
        read.attestations().entries(),
        new FollowUp(
            read.settings().followUp(), read.disputes().entries(), read.remediation().entries()),
        ZoneAssignments.of(read.settings().zones(), compiler),
        Zonings.of(read.settings().zones(), compiler),
        read.settings().policies(),
        read.settings().declaredFlows(),
        read.files(),
        read.settings().digest(),
        read.catalogue().digest(),
        read.exceptionsDigest(),
        Installation.version());
  }

  /** Whether accounts are looked at; without them, what repositories declare is judged. */
  boolean hasAccounts() {
    return !sources.isEmpty() || !aws.isEmpty() || !azure.isEmpty();
  }

  /** Files that findings may cite. */
  public List<SourceFile> citedFiles() {
    return files.stream().filter(input -> input.role().isCited()).map(InputFile::file).toList();
  }

  /** One digest over all of it: two audits with the same have been told the same. */
  public Digest digest() {
    Stream<String> cited = citedFiles().stream().map(file -> file.digest().sha256());
    Stream<String> others =
        Stream.of(configuration.sha256(), catalogue.sha256(), exceptionFiles.sha256(), toolVersion);
    return sha256(Stream.concat(others, cited).collect(Collectors.joining("\n")));
  }

  private static Digest sha256(String text) {
    try {
      return new Digest(
          HexFormat.of()
              .formatHex(
                  java.security.MessageDigest.getInstance("SHA-256")
                      .digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
