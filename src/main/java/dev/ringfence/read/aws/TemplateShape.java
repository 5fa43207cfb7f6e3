package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a launch template's data and a launch configuration have in common. */
sealed interface TemplateShape {
  String PUBLIC_ADDRESS = "AssociatePublicIpAddress";

  Json json();

  Fact<Boolean> assignsPublicAddress();

  /** Ids of the groups it names; unknown where it names none, because a default one applies. */
  Fact<List<String>> groups();

  default Fact<String> keyPair() {
    return json().textOrNone("KeyName");
  }

  /** RequestLaunchTemplateData and its answer, ResponseLaunchTemplateData. */
  record LaunchTemplateData(Json json) implements TemplateShape {
    @Override
    public Fact<Boolean> assignsPublicAddress() {
      return json.stream("NetworkInterfaces")
          .filter(networkInterface -> networkInterface.has(PUBLIC_ADDRESS))
          .map(networkInterface -> networkInterface.bool(PUBLIC_ADDRESS))
          .reduce(LaunchTemplateData::either)
          .orElseGet(() -> Fact.known(false, json.sourceOf("NetworkInterfaces")));
    }

    private static Fact<Boolean> either(Fact<Boolean> one, Fact<Boolean> other) {
      return one.valueIfKnown().orElse(false) ? one : other;
    }

    @Override
    public Fact<List<String>> groups() {
      if (!json.list("SecurityGroups").isEmpty()) {
        return Fact.unknown("names groups by name, not by id", json.sourceOf("SecurityGroups"));
      }
      List<Fact<List<String>>> lists =
          Stream.concat(
                  Stream.of(json.texts("SecurityGroupIds")),
                  json.stream("NetworkInterfaces").map(each -> each.texts("Groups")))
              .toList();
      Optional<Json> bare = bareInterface();
      if (bare.isPresent()) {
        return Fact.unknown(
            "an interface names no group: a default one or those of an existing interface apply",
            bare.get().source());
      }
      Fact<List<String>> all =
          Fact.all(lists).map(of -> of.stream().flatMap(List::stream).distinct().toList());
      return named(all, json);
    }

    /** An interface to which neither its own groups nor the template's apply. */
    private Optional<Json> bareInterface() {
      return json.list("SecurityGroupIds").isEmpty()
          ? json.stream("NetworkInterfaces")
              .filter(each -> each.list("Groups").isEmpty())
              .findFirst()
          : Optional.empty();
    }
  }

  /** LaunchConfiguration of the Auto Scaling API. */
  record LaunchConfiguration(EvidenceSource source, Json json) implements TemplateShape {
    String name() {
      return json.id("LaunchConfigurationName");
    }

    String arn() {
      return json.optional("LaunchConfigurationARN")
          .orElseGet(
              () ->
                  Arn.of(
                      "autoscaling",
                      source.region(),
                      source.account(),
                      "launchConfiguration:launchConfigurationName/" + name()));
    }

    @Override
    public Fact<Boolean> assignsPublicAddress() {
      return json.boolOr(PUBLIC_ADDRESS, false);
    }

    @Override
    public Fact<List<String>> groups() {
      Fact<List<String>> groups = json.texts("SecurityGroups");
      boolean isNamed = groups.valueIfKnown().orElse(List.of()).stream().anyMatch(this::isName);
      return isNamed
          ? Fact.unknown("names groups by name, not by id", json.sourceOf("SecurityGroups"))
          : named(groups, json);
    }

    private boolean isName(String group) {
      return !group.startsWith("sg-");
    }
  }

  private static Fact<List<String>> named(Fact<List<String>> groups, Json json) {
    boolean isNone = groups.valueIfKnown().filter(List::isEmpty).isPresent();
    return isNone
        ? Fact.unknown(
            "names no group: the default group of the network it launches into applies",
            json.source())
        : groups;
  }
}
