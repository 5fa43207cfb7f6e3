package dev.ringfence.report;

/**
 * Where in sealed bytes a statement can be looked up.
 *
 * @param evidence number in the evidence appendix, {@code E-0007}; {@code manifest} for the list of
 *     what was asked; empty for a file of the audit's own, such as an exception's
 * @param place JSON pointer or line
 * @param display path and place in one
 */
public record SourceRow(
    String evidence, String path, String place, String display, Fingerprint digest) {}
