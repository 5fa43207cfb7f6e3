package dev.ringfence.document;

import dev.ringfence.evidence.CollectionGap;
import java.util.Locale;
import java.util.SortedMap;

/** A gap as it is printed; its shape is in {@code scan.schema.json}. */
public record GapDocument(
    String source,
    String provider,
    String account,
    String region,
    String call,
    SortedMap<String, String> parameters,
    String reason,
    String detail) {
  public static GapDocument of(CollectionGap gap) {
    return new GapDocument(
        gap.request().source().id(),
        gap.request().source().provider(),
        gap.request().source().account(),
        gap.request().source().region(),
        gap.request().call(),
        gap.request().parameters(),
        gap.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        gap.detail());
  }
}
