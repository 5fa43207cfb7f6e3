package dev.ringfence.network;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** An endpoint for tests: everything about it is known unless a test takes it away. */
@NullMarked
public record EndpointSample(
    String localId,
    String name,
    Fact<String> tag,
    Fact<String> tier,
    Fact<String> serves,
    Fact<String> servedName,
    Fact<Addresses> addresses) {
  private static final Digest EXPORT = new Digest("a".repeat(64));

  public static SourceRef at(String pointer) {
    return SourceRef.at(EXPORT, "interfaces.json", pointer);
  }

  /** Serves the server {@code i-<name>} of the same name, with the tier as its tag {@code Tier}. */
  public static EndpointSample named(String name, String tier, String... addresses) {
    return new EndpointSample(
        "eni-" + name,
        name,
        Fact.known(tier, at("/" + name + "/tag")),
        Fact.known(tier, at("/" + name + "/tier")),
        Fact.known("arn:aws:ec2:eu-central-1:111122223333:instance/i-" + name, at("/serves")),
        Fact.known("server " + name, at("/serves")),
        Fact.known(Addresses.of(addresses), at("/" + name + "/addresses")));
  }

  public EndpointSample withTag(Fact<String> other) {
    return new EndpointSample(localId, name, other, tier, serves, servedName, addresses);
  }

  public EndpointSample withTier(Fact<String> other) {
    return new EndpointSample(localId, name, tag, other, serves, servedName, addresses);
  }

  public EndpointSample serving(Fact<String> id, Fact<String> otherName) {
    return new EndpointSample(localId, name, tag, tier, id, otherName, addresses);
  }

  public EndpointSample withAddresses(Fact<Addresses> other) {
    return new EndpointSample(localId, name, tag, tier, serves, servedName, other);
  }

  public Endpoint endpoint() {
    TreeMap<String, Fact<String>> tags = new TreeMap<>();
    tags.put("Tier", tag);
    return new Endpoint(
        new ResourceHeader(
            "arn:aws:ec2:eu-central-1:111122223333:network-interface/" + localId,
            localId,
            name,
            new EvidenceSource("aws", "111122223333", "eu-central-1"),
            Plane.ACTUAL,
            new Tags(tags, at("/" + name)),
            at("/" + name)),
        "networkInterface",
        Fact.known("server", at("/" + name + "/role")),
        tier,
        "arn:vpc-1",
        "shop",
        "arn:subnet-1",
        "subnet-1",
        serves,
        servedName,
        addresses,
        Fact.known(Addresses.none(), at("/" + name + "/public")),
        Fact.known(List.of("arn:sg-1"), at("/" + name + "/groups")),
        Fact.known(true, at("/" + name + "/status")));
  }
}
