package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One item of an answer: who gave it and whose it is. In a shared network the two differ.
 *
 * @param owner account number; the asking account where the item does not name its owner
 * @param authority the source whose answers are complete about the item: its owner's, or the one
 *     that gave it where an export does not tell its account
 */
record Item(Json json, EvidenceSource source, String owner, EvidenceSource authority) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final String UNTOLD = "unknown";

  static Item of(Json json, EvidenceSource source, String stated, String statedRegion) {
    if (!stated.isEmpty() && !ACCOUNT.matcher(stated).matches()) {
      // What AWS itself owns, every account sees whole.
      return new Item(json, source, stated.toLowerCase(Locale.ROOT), source);
    }
    String owner = stated.isEmpty() ? source.account() : stated;
    String region = statedRegion.isEmpty() ? source.region() : statedRegion;
    EvidenceSource owners = new EvidenceSource(source.provider(), owner, region);
    return new Item(json, source, owner, source.account().equals(UNTOLD) ? source : owners);
  }

  /** Whether the owner gave it: tags and the like are for the owner's eyes. */
  boolean isOwners() {
    return source.equals(authority);
  }

  String arn(String type, String id) {
    return Arn.ec2(authority.region(), owner, type, id);
  }
}
