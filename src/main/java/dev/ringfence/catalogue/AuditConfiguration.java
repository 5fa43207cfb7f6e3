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
 */
public record AuditConfiguration(
    AuditSettings settings,
    Catalogue catalogue,
    FileSet<ExceptionGrant> exceptions,
    FileSet<Attestation> attestations,
    FileSet<Dispute> disputes,
    FileSet<RemediationNote> remediation) {
  public ExceptionRegister register() {
    return new ExceptionRegister(exceptions.entries());
  }

  /** Every file that findings may cite, to be sealed beside the evidence. */
  public List<SourceFile> citedFiles() {
    return Stream.of(
            Stream.of(settings.file()),
            settings.documented().stream(),
            exceptions.files().stream(),
            attestations.files().stream(),
            disputes.files().stream(),
            remediation.files().stream())
        .flatMap(files -> files)
        .toList();
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
