package dev.ringfence.audit;

import dev.ringfence.catalogue.AuditFiles;
import dev.ringfence.catalogue.AuditSettings;
import dev.ringfence.catalogue.AwsSettings;
import dev.ringfence.catalogue.CatalogueFiles;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.JoinedCollector;
import dev.ringfence.collect.aws.AwsAccess;
import dev.ringfence.collect.aws.AwsCollector;
import dev.ringfence.collect.aws.Connection;
import dev.ringfence.collect.aws.ReadPolicy;
import dev.ringfence.collect.azure.AzureCollector;
import dev.ringfence.collect.azure.ReaderRole;
import dev.ringfence.collect.export.AzureExportCollector;
import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportRecognition;
import dev.ringfence.collect.export.ExportTree;
import dev.ringfence.collect.repository.HostCollector;
import dev.ringfence.collect.repository.ManifestCollector;
import dev.ringfence.collect.repository.RepositoryCollector;
import dev.ringfence.collect.repository.TemplateCollector;
import dev.ringfence.control.Catalogue;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.evidence.store.SealedStore;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.cel.CelExpressionCompiler;
import dev.ringfence.network.Plane;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.read.aws.AwsReader;
import dev.ringfence.read.azure.AzureReader;
import dev.ringfence.read.git.GitReader;
import dev.ringfence.read.host.HostReader;
import dev.ringfence.read.kubernetes.KubernetesReader;
import dev.ringfence.read.terraform.CloudFormationReader;
import dev.ringfence.read.terraform.TerraformReader;
import dev.ringfence.report.ReportRenderer;
import dev.ringfence.report.excel.ExcelRenderer;
import dev.ringfence.report.pdf.PdfRenderer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The one place that names what stands behind the ports. */
public final class Adapters {
  /** Where the printed role may be assigned, until somebody says where. */
  public static final String AZURE_SCOPE =
      "/providers/Microsoft.Management/managementGroups/REPLACE-BY-YOURS";

  private final Installation installation;

  public Adapters(Installation installation) {
    this.installation = installation;
  }

  /** The project's own table of calls. */
  public static CallTable calls() {
    return Tables.AWS;
  }

  /** The project's own table of Azure's calls. */
  public static CallTable azureCalls() {
    return Tables.AZURE;
  }

  /** The calls that examples of controls may be made of. */
  private static CallTable exampleCalls() {
    return calls().and(azureCalls());
  }

  /** One for all that is read and judged; it remembers what it has compiled. */
  public ExpressionCompiler compiler() {
    return Compiler.SHARED;
  }

  /** Made when it is first asked for, once in a process. */
  private static final class Compiler {
    static final ExpressionCompiler SHARED = new CelExpressionCompiler();
  }

  AuditFiles auditFiles(ExpressionCompiler compiler) {
    return new AuditFiles(compiler, exampleCalls(), installation.controls());
  }

  /**
   * Reads a catalogue.
   *
   * @throws dev.ringfence.catalogue.InvalidFilesException with every problem of every file
   */
  public Catalogue catalogue(Path controls) {
    return new CatalogueFiles(compiler(), exampleCalls(), CatalogueFiles.Demand.RUNNABLE)
        .read(controls);
  }

  /**
   * The estate a configuration is of.
   *
   * @throws dev.ringfence.catalogue.InvalidFilesException with every problem of the file
   */
  public String estate(Path auditYaml) {
    return AuditSettings.read(auditYaml, compiler()).estate();
  }

  /** The sealed store under a state folder. */
  public EvidenceStore store(Path state) {
    return SealedStore.open(state.resolve("evidence"));
  }

  public List<EvidenceReader> readers() {
    return List.of(
        new AwsReader(calls()),
        new AzureReader(azureCalls()),
        terraform(),
        cloudFormation(),
        new KubernetesReader(),
        new HostReader(Plane.ACTUAL),
        new HostReader(Plane.DECLARED),
        new GitReader());
  }

  /** Reads Terraform by what its resources mean at AWS. */
  public static EvidenceReader terraform() {
    return new TerraformReader(new AwsReader(calls()), calls(), Tables.TERRAFORM);
  }

  /** Reads CloudFormation by the same. */
  public static EvidenceReader cloudFormation() {
    return new CloudFormationReader(
        new AwsReader(calls()), calls(), Tables.TERRAFORM, Tables.CLOUDFORMATION);
  }

  public List<ReportRenderer> renderers() {
    return List.of(new PdfRenderer(installation.templates()), new ExcelRenderer());
  }

  public Assessing assessing(AuditInputs inputs, EvidenceStore store) {
    return new Assessing(inputs, store, readers(), compiler());
  }

  public ExampleRun exampleRun() {
    return new ExampleRun(compiler(), calls(), azureCalls(), readers());
  }

  /**
   * Collects the exports of a month, live accounts and repositories, as audit.yaml names them.
   *
   * @param work folder for what is fetched on the way
   */
  public Collecting collecting(
      AuditInputs inputs, YearMonth period, EvidenceStore store, Path work, Progress progress) {
    List<Collector> collectors = new ArrayList<>();
    if (!inputs.sources().isEmpty()) {
      collectors.add(exports(inputs, period));
      HostSources.of(inputs.sources(), period).forEach(collectors::add);
    }
    if (!inputs.aws().isEmpty()) {
      collectors.add(
          AwsCollector.of(
              inputs.aws().stream().map(Adapters::access).toList(),
              calls(),
              Connection.DEFAULT,
              Clock.systemUTC(),
              line -> progress.note("collect", line)));
    }
    if (!inputs.azure().isEmpty()) {
      collectors.add(
          AzureCollector.of(
              inputs.azure().stream().map(AzureAccesses::of).toList(),
              azureCalls(),
              dev.ringfence.collect.azure.Connection.DEFAULT,
              Clock.systemUTC(),
              line -> progress.note("collect", line)));
    }
    if (!inputs.repositories().isEmpty()) {
      collectors.add(
          RepositorySources.of(
              inputs.repositories(), work, line -> progress.note("collect", line)));
    }
    return new Collecting(JoinedCollector.of(collectors), store);
  }

  /**
   * Collects what folders hold at a ref of the repositories they are in.
   *
   * @throws NoCommitException naming the folders that are in none
   */
  Collecting scanning(
      List<Path> folders, String ref, EvidenceStore store, Path work, Progress progress) {
    return new Collecting(
        RepositorySources.around(folders, ref, work, line -> progress.note("collect", line)),
        store);
  }

  private static Collector exports(AuditInputs inputs, YearMonth period) {
    ExportTree tree =
        new ExportTree(
            inputs.sources().stream()
                .map(
                    source ->
                        new ExportTree.Root(
                            source.folder(period), source.accounts(), source.regions()))
                .toList());
    return exports(tree);
  }

  /** Both collectors see the whole tree, and each takes what it knows. */
  private static Collector exports(ExportTree tree) {
    return JoinedCollector.of(
        List.of(
            ExportCollector.of(tree, calls(), ExportLimits.DEFAULT),
            AzureExportCollector.of(tree, azureCalls(), calls(), ExportLimits.DEFAULT)));
  }

  private static AwsAccess access(AwsSettings settings) {
    return new AwsAccess(
        settings.accounts(),
        settings.isOrganization(),
        settings.excluded(),
        settings.role(),
        settings.externalId(),
        settings.sessionName(),
        settings.profile(),
        settings.regions());
  }

  /** The IAM policy, in JSON, of a role that may read what is collected from an AWS account. */
  public static String awsPermissions() {
    return ReadPolicy.json(calls());
  }

  /**
   * The custom role of Azure, in JSON, of a caller that may read what is collected from
   * subscriptions.
   *
   * @param scopes where it may be assigned
   */
  public static String azurePermissions(List<String> scopes) {
    return ReaderRole.json(azureCalls(), scopes);
  }

  /** Collects whatever lies in folders: exports, Terraform files, templates, manifests. */
  public Collecting scanning(List<Path> folders, EvidenceStore store) {
    RepositoryCollector repositories = RepositoryCollector.of(folders);
    List<ExportTree.Root> exports =
        folders.stream()
            .filter(folder -> !isRepositoryOnly(folder))
            .map(folder -> new ExportTree.Root(folder, List.of(), List.of()))
            .toList();
    List<Collector> collectors =
        new ArrayList<>(
            List.of(repositories, TemplateCollector.of(folders), ManifestCollector.of(folders)));
    collectors.addAll(HostSources.scanned(folders));
    if (!exports.isEmpty()) {
      collectors.add(exports(new ExportTree(exports)));
    }
    return new Collecting(JoinedCollector.of(collectors), store);
  }

  /** Whether a folder has files or manifests that declare something, and no provider's answer. */
  static boolean isRepositoryOnly(Path folder) {
    return (isRepository(folder) || HostCollector.holdsRules(folder))
        && !ExportRecognition.of(folder, calls()).hasExport();
  }

  /** Whether a folder has files that declare something and are read. */
  static boolean isRepository(Path folder) {
    return RepositoryCollector.holdsTerraform(folder)
        || TemplateCollector.holdsTemplates(folder)
        || ManifestCollector.holdsManifests(folder);
  }

  /** Collects a folder of exports into the store under a state folder; the digest names the set. */
  public Digest sealed(Path folder, Path state, Progress progress) {
    return scanning(List.of(folder), store(state)).collectAll(progress);
  }

  /** The evidence sets whose digest begins with the given digits. */
  public List<Digest> sealedSets(String digits, Path state) {
    return store(state).sets().stream()
        .filter(digest -> digest.sha256().startsWith(digits))
        .toList();
  }
}
