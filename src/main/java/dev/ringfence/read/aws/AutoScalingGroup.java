package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An auto scaling group as the Auto Scaling API describes it (AutoScalingGroup). */
record AutoScalingGroup(EvidenceSource source, Json json) {
  String name() {
    return json.id("AutoScalingGroupName");
  }

  String arn() {
    return json.optional("AutoScalingGroupARN")
        .orElseGet(
            () ->
                Arn.of(
                    "autoscaling",
                    source.region(),
                    source.account(),
                    "autoScalingGroup:autoScalingGroupName/" + name()));
  }

  Stream<Json> instances() {
    return json.stream("Instances");
  }

  /** Subnets as the comma-separated list of VPCZoneIdentifier names them. */
  Fact<List<String>> subnets() {
    return json.textOrNone("VPCZoneIdentifier")
        .map(
            text ->
                Arrays.stream(text.split(","))
                    .map(String::trim)
                    .filter(id -> !id.isEmpty())
                    .toList());
  }

  /** The launch templates it names: its own or its policy's first, then those of overrides. */
  List<LaunchTemplateSpecification> templates() {
    List<LaunchTemplateSpecification> named = new ArrayList<>();
    if (json.has("LaunchTemplate")) {
      named.add(new LaunchTemplateSpecification(json.member("LaunchTemplate")));
    }
    Json mixed = json.member("MixedInstancesPolicy").member("LaunchTemplate");
    Stream.concat(Stream.of(mixed), mixed.stream("Overrides"))
        .filter(part -> part.has("LaunchTemplateSpecification"))
        .map(part -> new LaunchTemplateSpecification(part.member("LaunchTemplateSpecification")))
        .forEach(named::add);
    return named;
  }

  Optional<String> launchConfiguration() {
    return json.optional("LaunchConfigurationName").filter(name -> !name.isEmpty());
  }
}
