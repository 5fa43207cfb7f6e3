package dev.ringfence.collect.export;

import dev.ringfence.evidence.CollectionGap.Reason;

/**
 * Why a file is no answer.
 *
 * @param words one line in our own words, so that nothing secret leaves the file
 * @param operation the operation that an error message of the AWS CLI names, else empty
 */
record Fault(Reason reason, String words, String operation) {
  static Fault of(Reason reason, String words) {
    return new Fault(reason, words, "");
  }
}
