package dev.ringfence.collect;

import dev.ringfence.evidence.CollectionGap.Reason;

/**
 * Why a file is no answer.
 *
 * @param words one line in our own words, so that nothing secret leaves the file
 * @param operation the operation that an error message of the AWS CLI names, else empty
 */
public record Fault(Reason reason, String words, String operation) {
  public static Fault of(Reason reason, String words) {
    return new Fault(reason, words, "");
  }
}
