package dev.ringfence.audit;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.evidence.store.Sha256;
import dev.ringfence.handoff.AuditorReadme;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.HandoffChain;
import dev.ringfence.report.ReportRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Packs a finished run for an auditor: reports, evidence and what the run was told, signed. */
public final class HandingOff {
  private final AssessmentArchive archive;
  private final HandoffChain chain;
  private final EvidenceStore store;
  private final List<ReportRenderer> renderers;

  public HandingOff(
      AssessmentArchive archive,
      HandoffChain chain,
      EvidenceStore store,
      List<ReportRenderer> renderers) {
    this.archive = archive;
    this.chain = chain;
    this.store = store;
    this.renderers = List.copyOf(renderers);
  }

  /** No control names the framework; the message lists those that are named. */
  public static final class NoSuchFrameworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchFrameworkException(String message) {
      super(message);
    }
  }

  /**
   * What to pack.
   *
   * @param inputs list of the files the run was told by
   * @param framework the one whose evidence is wanted; empty for all of it
   * @param out a file that is not there yet, in a folder that is
   * @param work an empty scratch folder
   */
  public record Request(
      Assessment assessment,
      Digest inputs,
      Optional<String> framework,
      HandoffKey key,
      Path out,
      Path work) {}

  /**
   * Writes the package, which appears under its name whole or not at all. Packing the same again
   * gives the same bytes: it is the same link of the chain.
   *
   * @throws NoSuchFrameworkException if no control names the framework
   * @throws dev.ringfence.history.DamagedArchiveException if what reports are made from has changed
   * @throws dev.ringfence.evidence.AlteredEvidenceException if sealed bytes have changed
   */
  public Manifest handOff(Request request) throws IOException {
    Optional<FrameworkEvidence> framework =
        request
            .framework()
            .map(name -> FrameworkEvidence.of(name, request.assessment().header().controls()));
    PackageContents contents = new PackageContents();
    List<Manifest.LeftOut> leftOut = addEvidence(request.assessment(), framework, contents);
    addInputs(request.inputs(), contents);
    addAssessment(request, contents);
    Manifest about =
        manifest(request, framework.map(FrameworkEvidence::name).orElse(""), leftOut, List.of());
    contents.add(PackageNames.README, utf8(AuditorReadme.of(about, request.key().fingerprint())));
    contents.add(PackageNames.SIGNERS, utf8(PackageContents.signers(request.key().key())));
    Manifest unchained = manifest(request, about.framework(), leftOut, contents.listed());
    HandoffChain.Link link = link(unchained);
    Manifest manifest = unchained.with(place(link.estate(), link.sequence()));
    contents.sign(manifest, request.key().key());
    write(contents, request.out(), link);
    return manifest;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Manifest.LeftOut> addEvidence(
      Assessment assessment, Optional<FrameworkEvidence> framework, PackageContents contents) {
    Digest set = assessment.header().evidenceDigest();
    contents.add(PackageNames.EVIDENCE, store.bytes(set));
    Optional<Set<String>> needed = framework.map(found -> found.cited(assessment, archive));
    List<Manifest.LeftOut> leftOut = new ArrayList<>();
    artefacts(store.set(set))
        .forEach(
            (digest, path) -> {
              if (needed.map(cited -> cited.contains(digest.sha256())).orElse(true)) {
                int size = store.bytes(digest).length;
                contents.add(
                    PackageNames.evidence(digest), digest, size, () -> store.bytes(digest));
              } else {
                leftOut.add(new Manifest.LeftOut(digest.sha256(), path));
              }
            });
    return leftOut;
  }

  /** Everything sealed that a set names, with a name it had at its source. */
  static Map<Digest, String> artefacts(EvidenceSet set) {
    Map<Digest, String> artefacts = new TreeMap<>();
    for (Evidence item : set.items()) {
      artefacts.putIfAbsent(item.digest(), item.path());
    }
    for (CollectionGap gap : set.gaps()) {
      gap.where().ifPresent((SourceRef at) -> artefacts.putIfAbsent(at.digest(), at.path()));
    }
    return artefacts;
  }

  private void addInputs(Digest list, PackageContents contents) {
    contents.add(PackageNames.INPUTS, store.bytes(list));
    for (SealedInputs.Entry entry : SealedInputs.in(list, store).files()) {
      contents.add(
          PackageNames.input(entry.role(), entry.name()), store.bytes(new Digest(entry.digest())));
    }
  }

  private void addAssessment(Request request, PackageContents contents) throws IOException {
    Path lines = request.work().resolve("assessment.jsonl");
    AssessmentLines.write(request.assessment(), archive, lines);
    contents.add(PackageNames.ASSESSMENT, lines);
    Path reports = reports(request);
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.sorted().toList()) {
        contents.add(PackageNames.REPORTS + file.getFileName(), file);
      }
    }
  }

  private Path reports(Request request) throws IOException {
    Assessment assessment = request.assessment();
    Reporting reporting =
        new Reporting(
            archive,
            renderers,
            request.work().resolve("staging"),
            request.work().resolve("reports"));
    reporting.requireWhole(assessment);
    for (String format : reporting.formats()) {
      reporting.render(format, assessment);
    }
    reporting.publish(assessment);
    List<String> failures = reporting.failures(assessment);
    if (!failures.isEmpty()) {
      throw new IOException("no report " + String.join("; ", failures));
    }
    return reporting.folder(assessment);
  }

  private static Manifest manifest(
      Request request,
      String framework,
      List<Manifest.LeftOut> leftOut,
      List<Manifest.Listed> files) {
    Assessment assessment = request.assessment();
    AuditRun run = assessment.header().run();
    return new Manifest(
        Manifest.VERSION,
        run.estate(),
        run.period().toString(),
        run.runId(),
        run.attempt(),
        run.asOf().toString(),
        run.toolVersion(),
        assessment.header().evidenceDigest().sha256(),
        request.inputs().sha256(),
        assessment.digest().sha256(),
        run.catalogue().sha256(),
        run.configuration().sha256(),
        run.exceptions().sha256(),
        framework,
        leftOut.stream().sorted(Comparator.comparing(Manifest.LeftOut::digest)).toList(),
        Manifest.Chain.NONE,
        files);
  }

  /** The link of this content: the one it has already, or the next. */
  private HandoffChain.Link link(Manifest unchained) {
    Digest content = Sha256.of(utf8(unchained.text()));
    return chain
        .withContent(unchained.estate(), content)
        .orElseGet(
            () -> {
              long sequence =
                  chain.last(unchained.estate()).map(HandoffChain.Link::sequence).orElse(0L) + 1;
              Manifest chained = unchained.with(place(unchained.estate(), sequence));
              return new HandoffChain.Link(
                  unchained.estate(),
                  sequence,
                  content,
                  Sha256.of(utf8(chained.text())),
                  unchained.run());
            });
  }

  private Manifest.Chain place(String estate, long sequence) {
    return new Manifest.Chain(
        sequence,
        chain.at(estate, sequence - 1).map(before -> before.manifest().sha256()).orElse(""));
  }

  /** The chain knows a package before anybody can have it: so no two follow the same one. */
  private void write(PackageContents contents, Path out, HandoffChain.Link link)
      throws IOException {
    Path unfinished = out.resolveSibling("." + out.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try {
      contents.write(unfinished);
      chain.add(link);
      Files.move(unfinished, out);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
