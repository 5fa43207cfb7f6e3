package dev.ringfence.collect;

import dev.ringfence.evidence.EvidenceSource;
import java.util.List;

/** Brings evidence from one place, an export tree or an account, source by source. */
public interface Collector {
  /** The sources to collect, in canonical order; each is one partition of the job. */
  List<EvidenceSource> sources();

  /** Everything one source gives, sealed as it comes, and what it does not give. */
  Collected collect(EvidenceSource source, Seal seal);

  /** What collecting took so far, one line for the log; empty where there is nothing to say. */
  default String tally() {
    return "";
  }
}
