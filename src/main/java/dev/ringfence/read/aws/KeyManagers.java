package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who manages a KMS key: the customer, or a service of AWS (KMS API, KeyMetadata). */
final class KeyManagers {
  static final String KEYS = "kms:DescribeKey";
  private static final Set<String> MANAGERS = Set.of("AWS", "CUSTOMER");

  private final Notes notes;
  private final Map<String, Json> byArn = new HashMap<>();

  KeyManagers(Answers answers, Notes notes) {
    this.notes = notes;
    for (EvidenceSource source : answers.sources()) {
      for (Json document : answers.documentsOf(source, KEYS)) {
        Json metadata = document.member("KeyMetadata");
        metadata.optional("Arn").ifPresent(arn -> byArn.put(arn, metadata));
      }
    }
  }

  /**
   * The customer's key of a log group, empty if AWS manages the key or there is none. CloudWatch
   * Logs takes customer keys only, so a key nobody described counts as one.
   */
  Fact<String> customerKey(String owner, Json logGroup) {
    Fact<String> key = logGroup.textOrNone("kmsKeyId");
    Json metadata = byArn.get(key.valueIfKnown().orElse(""));
    if (metadata == null) {
      return key;
    }
    Fact<String> manager = notes.word(owner, metadata, "KeyManager", MANAGERS);
    boolean isCustomers = manager.valueIfKnown().filter("customer"::equals).isPresent();
    return isCustomers
        ? key.alsoFrom(manager.sources())
        : manager.map(aws -> "").alsoFrom(key.sources());
  }
}
