package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import java.util.Optional;
import java.util.stream.Stream;

/** EC2 API, NetworkInterface. */
record Ec2NetworkInterface(Json json) {
  String id() {
    return json.id("NetworkInterfaceId");
  }

  String interfaceType() {
    return json.id("InterfaceType");
  }

  String description() {
    return json.id("Description");
  }

  boolean isRequesterManaged() {
    return json.bool("RequesterManaged").valueIfKnown().orElse(false);
  }

  /** Whether it is attached or being attached; only status available means it is not. */
  boolean isInUse() {
    return !json.id("Status").equals("available");
  }

  Optional<String> instanceId() {
    return json.member("Attachment").optional("InstanceId");
  }

  Stream<Json> groups() {
    return json.stream("Groups");
  }

  /** The value that tells what the interface serves. */
  SourceRef decidingKind() {
    boolean isTold = interfaceType().isEmpty() || interfaceType().equals("interface");
    return json.sourceOf(isTold && isRequesterManaged() ? "Description" : "InterfaceType");
  }
}
