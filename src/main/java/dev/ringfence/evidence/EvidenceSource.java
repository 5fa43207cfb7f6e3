package dev.ringfence.evidence;

import java.util.Comparator;

/**
 * What one partition of a collection covers: an account and region, or a repository.
 *
 * @param provider {@code aws}, {@code aws-organization}, {@code azure}, {@code
 *     azure-management-group}, {@code git}, {@code file} or {@code kubernetes}
 * @param account account number, subscription or repository name; {@code unknown} where an export
 *     does not tell
 * @param region region name, {@code global}, {@code unknown} where an export does not tell, or
 *     empty where the provider has none
 */
public record EvidenceSource(String provider, String account, String region)
    implements Comparable<EvidenceSource> {
  private static final Comparator<EvidenceSource> ORDER =
      Comparator.comparing(EvidenceSource::provider)
          .thenComparing(EvidenceSource::account)
          .thenComparing(EvidenceSource::region);

  /** {@code aws/111122223333/eu-central-1}. */
  public String id() {
    return region.isEmpty() ? provider + "/" + account : provider + "/" + account + "/" + region;
  }

  @Override
  public int compareTo(EvidenceSource other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return id();
  }
}
