package dev.ringfence.net;

/**
 * All packets from some sources to some destinations with some services, every combination of the
 * three; sources and destinations are of one family.
 */
public record Box(Addresses sources, Addresses destinations, Services services) {

  public Packets packets() {
    return Packets.of(sources, destinations, services);
  }

  /** Such as {@code tcp 22,3389 from 0.0.0.0/0 to 10.0.0.0/16}. */
  @Override
  public String toString() {
    return services + " from " + sources.described() + " to " + destinations.described();
  }
}
