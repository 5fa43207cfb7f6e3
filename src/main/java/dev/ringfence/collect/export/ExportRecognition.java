package dev.ringfence.collect.export;

import dev.ringfence.evidence.CallTable;
import java.nio.file.Path;

/** What a folder holds that can be scanned, told by its content. */
public enum ExportRecognition {
  /** Answers of a provider: of its command line, or of its API. */
  EXPORT,
  /** Terraform, CloudFormation or Kubernetes manifests. */
  REPOSITORY,
  /** Both, side by side; each is a plane of its own. */
  EXPORT_AND_REPOSITORY,
  /** Neither. */
  NOTHING;

  /** Opens files only until the first that tells. */
  public static ExportRecognition of(Path folder, CallTable calls) {
    ExportReading reading = ExportReading.of(calls, ExportLimits.DEFAULT);
    QuickLook quickLook = new QuickLook(reading, ExportLimits.DEFAULT);
    ExportTree.Root root = ExportTree.of(folder).roots().get(0);
    AzureFiles azure = new AzureFiles(reading.commands(), ExportLimits.DEFAULT);
    boolean isExport =
        TreeWalk.of(root, "").files().stream()
            .anyMatch(file -> quickLook.isLikely(file) || azure.isAzure(file));
    boolean isRepository = RepositoryMarks.isIn(folder);
    if (isExport) {
      return isRepository ? EXPORT_AND_REPOSITORY : EXPORT;
    }
    return isRepository ? REPOSITORY : NOTHING;
  }

  public boolean hasExport() {
    return this == EXPORT || this == EXPORT_AND_REPOSITORY;
  }

  public boolean hasRepository() {
    return this == REPOSITORY || this == EXPORT_AND_REPOSITORY;
  }
}
