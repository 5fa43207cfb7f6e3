package dev.ringfence.report;

/** Something that was read and not understood. */
public record UnmodelledRow(String owner, String reason, SourceRow source) {}
