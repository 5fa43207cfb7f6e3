package dev.ringfence.report;

/** Everything a renderer may print, already decided and worded. */
public record ReportModel(String title) {}
