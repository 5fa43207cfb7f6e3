package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;

/** Which launch template, and which version of it, a group launches from. */
record LaunchTemplateSpecification(Json json) {
  static final String DEFAULT = "$Default";
  static final String LATEST = "$Latest";

  String id() {
    return json.id("LaunchTemplateId");
  }

  String name() {
    return json.id("LaunchTemplateName");
  }

  /** A number, {@code $Default} or {@code $Latest}; the default version where none is given. */
  String version() {
    return json.optional("Version").filter(text -> !text.isEmpty()).orElse(DEFAULT);
  }

  SourceRef versionSource() {
    return json.sourceOf("Version");
  }
}
