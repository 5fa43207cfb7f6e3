package dev.ringfence.read.aws;

import java.nio.file.Path;

/** A VPC that its owner shares with another account; see PROVENANCE.md of the resources. */
final class SharedNetwork {
  static final String OWNER = "999988887777";
  static final String PARTICIPANT = "111122223333";

  private SharedNetwork() {}

  static ExportedEstate estate() {
    return ExportedEstate.ofPeriod(Path.of("src/test/resources/aws/shared-vpc"));
  }
}
