package dev.ringfence.catalogue;

import dev.ringfence.check.Attestation;
import dev.ringfence.control.Catalogue;
import dev.ringfence.evidence.Digest;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.remediation.RemediationNote;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything an audit is told by its owner, read and checked as a whole.
 *
 * @param catalogue with the audit's own parameters
 * @param controls the files it was read from
 */
public record AuditConfiguration(
    AuditSettings settings,
    Catalogue catalogue,
    List<SourceFile> controls,
    FileSet<ExceptionGrant> exceptions,
    FileSet<Attestation> attestations,
    FileSet<Dispute> disputes,
    FileSet<RemediationNote> remediation) {
  public ExceptionRegister register() {
    return new ExceptionRegister(exceptions.entries());
  }

  /** Every file that was read, by what it is to the audit, to be sealed with its runs. */
  public List<InputFile> files() {
    return Stream.of(
            InputFile.all(InputRole.CONFIGURATION, List.of(settings.file())),
            InputFile.all(InputRole.DOCUMENTED, settings.documented()),
            InputFile.all(InputRole.EXCEPTION, exceptions.files()),
            InputFile.all(InputRole.ATTESTATION, attestations.files()),
            InputFile.all(InputRole.DISPUTE, disputes.files()),
            InputFile.all(InputRole.REMEDIATION, remediation.files()),
            InputFile.all(InputRole.CONTROL, controls))
        .flatMap(files -> files)
        .toList();
  }

  /** Every file that findings may cite. */
  public List<SourceFile> citedFiles() {
    return files().stream().filter(input -> input.role().isCited()).map(InputFile::file).toList();
  }

  /** Digest over names and bytes of the files of exceptions, attestations, disputes and notes. */
  public Digest exceptionsDigest() {
    SourceFile.Hash hash = SourceFile.sha256();
    exceptions.files().forEach(hash::update);
    attestations.files().forEach(hash::update);
    disputes.files().forEach(hash::update);
    remediation.files().forEach(hash::update);
    return hash.digest();
  }
}
