package dev.ringfence.catalogue;

import dev.ringfence.check.Attestation;
import dev.ringfence.control.Catalogue;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.remediation.RemediationNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a folder of what owners say beside audit.yaml, or fails with every problem of it. */
public final class FollowUpFolders {
  private interface Reading<T> {
    FileSet<T> of(List<SourceFile> files, Known known, Problems problems);
  }

  private FollowUpFolders() {}

  public static FileSet<ExceptionGrant> exceptions(Path folder, Path base, Catalogue catalogue) {
    return read(
        folder,
        base,
        catalogue,
        (files, known, problems) -> ExceptionFiles.read(files, known, List.of(), problems));
  }

  static FileSet<Attestation> attestations(Path folder, Path base, Catalogue catalogue) {
    return read(folder, base, catalogue, AttestationFiles::read);
  }

  static FileSet<Dispute> disputes(Path folder, Path base, Catalogue catalogue) {
    return read(folder, base, catalogue, DisputeFiles::read);
  }

  static FileSet<RemediationNote> remediation(Path folder, Path base, Catalogue catalogue) {
    return read(folder, base, catalogue, RemediationFiles::read);
  }

  private static <T> FileSet<T> read(
      Path folder, Path base, Catalogue catalogue, Reading<T> reading) {
    Problems problems = new Problems();
    List<SourceFile> files = YamlFiles.in(folder, base, problems);
    FileSet<T> read = reading.of(files, new Known(Optional.of(catalogue)), problems);
    problems.orElseThrow();
    return read;
  }
}
