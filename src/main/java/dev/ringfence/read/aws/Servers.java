package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Server;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.stream.Stream;

/** Instances become servers; one that is terminated exists no more. */
final class Servers {
  static final String INSTANCES = "ec2:DescribeInstances";
  private static final String TERMINATED = "terminated";
  private static final String BASTION = "bastion";

  private final Answers answers;
  private final Topology topology;
  private final AutoScaling scaling;
  private final Notes notes = new Notes();

  /** An instance as the EC2 API describes it (Instance), with the owner its reservation names. */
  private record Instance(EvidenceSource source, String owner, Json json) {
    static Stream<Instance> of(EvidenceSource source, Json reservation) {
      String owner = reservation.optional("OwnerId").orElse(source.account());
      return reservation.stream("Instances").map(json -> new Instance(source, owner, json));
    }

    String id() {
      return json.id("InstanceId");
    }

    String arn() {
      return Arn.ec2(source.region(), owner, "instance", id());
    }

    Json state() {
      return json.member("State");
    }

    /** Groups of the instance, which are its first interface's, and of its other interfaces. */
    Fact<List<String>> groups() {
      Fact<List<String>> all = Placement.each(json, "SecurityGroups", "GroupId");
      for (Json networkInterface : json.list("NetworkInterfaces")) {
        all = all.with(Placement.each(networkInterface, "Groups", "GroupId"), Instance::joined);
      }
      return all.isKnown() ? inOrder(all) : all;
    }

    private Fact<List<String>> inOrder(Fact<List<String>> all) {
      return Fact.known(all.valueIfKnown().orElseThrow(), json.sourceOf("SecurityGroups"))
          .alsoFrom(all.sources());
    }

    private static List<String> joined(List<String> some, List<String> others) {
      return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
  }

  private Servers(Answers answers, Topology topology, AutoScaling scaling) {
    this.answers = answers;
    this.topology = topology;
    this.scaling = scaling;
  }

  static Mapped mapped(Answers answers, Topology topology, AutoScaling scaling) {
    Servers servers = new Servers(answers, topology, scaling);
    return Mapped.of(answers.sources().stream().flatMap(servers::of).toList(), servers.notes);
  }

  private Stream<Server> of(EvidenceSource source) {
    return answers.items(source, INSTANCES).stream()
        .flatMap(reservation -> Instance.of(source, reservation))
        .filter(instance -> !instance.state().id("Name").equals(TERMINATED))
        .map(this::server);
  }

  private Server server(Instance instance) {
    Json json = instance.json();
    Placement placement = new Placement(topology, instance.source());
    MetadataOptions metadata = new MetadataOptions(notes, instance.arn(), json);
    ResourceHeader header = Headers.of(instance.source(), json, instance.arn(), instance.id());
    Tags tags = header.tags();
    return new Server(
        header,
        placement.network(json.id("VpcId")),
        placement.subnet(json.id("SubnetId")),
        placement.tier(json, "SubnetId"),
        instance.state().text("Name"),
        json.textOrNone("KeyName"),
        metadata.isEnabled(),
        metadata.tokens(),
        metadata.hopLimit(),
        placement.filterIds(instance.groups()),
        scaling.groupOf(instance.source(), json, tags.value(AutoScaling.GROUP_TAG)),
        tags.value("Role").map(BASTION::equals));
  }
}
