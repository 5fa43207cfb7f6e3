package dev.ringfence.drift;

import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Box;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * What passes a boundary as it is declared and as it is. Addresses of endpoints are left out on
 * both sides, since those of what is not applied are not known: a packet stands for any endpoint of
 * its zone. Addresses beyond the estate count.
 *
 * @param onlyDeclared passes as declared and not in the account
 * @param onlyActual passes in the account and not as declared
 * @param both passes as declared and in the account
 */
public record BoundaryDrift(Passing onlyDeclared, Passing onlyActual, Passing both) {
  /**
   * What passes.
   *
   * @param certain whatever the unknown parts of both planes do
   * @param possible for some of what they may do
   */
  public record Passing(Packets certain, Packets possible) {
    static final Passing NOTHING = new Passing(Packets.none(), Packets.none());

    /** What is possible, and not certain. */
    public Packets doubtful() {
      return possible.minus(certain);
    }
  }

  /** Compares one boundary; what a plane does not show for certain it is not held to. */
  public static BoundaryDrift of(Boundary boundary, DriftSide declared, DriftSide actual) {
    Passing code = passing(boundary, declared);
    Passing account = passing(boundary, actual);
    return new BoundaryDrift(
        only(code, account, actual.isWhole(boundary)),
        only(account, code, declared.isWhole(boundary)),
        new Passing(
            code.certain().intersect(account.certain()),
            code.possible().intersect(account.possible())));
  }

  private static Passing only(Passing one, Passing other, boolean isOtherWhole) {
    Packets possible = one.possible().minus(other.certain());
    return new Passing(
        isOtherWhole ? one.certain().minus(other.possible()) : Packets.none(), possible);
  }

  private static Passing passing(Boundary boundary, DriftSide side) {
    if (!side.has(boundary)) {
      return Passing.NOTHING;
    }
    BoundaryFlows flows = side.flows().between(boundary);
    return new Passing(ofZones(boundary, flows.certain()), ofZones(boundary, flows.possible()));
  }

  /** The same packets from and to every endpoint of a zone. */
  private static Packets ofZones(Boundary boundary, Packets packets) {
    List<Packets> all = new ArrayList<>();
    for (Box box : packets.boxes()) {
      for (Family family : Family.values()) {
        Addresses sources = box.sources().family(family);
        Addresses destinations = box.destinations().family(family);
        if (!sources.isEmpty() && !destinations.isEmpty()) {
          all.add(
              Packets.of(
                  isOutside(boundary.from()) ? sources : Addresses.all(family),
                  isOutside(boundary.to()) ? destinations : Addresses.all(family),
                  box.services()));
        }
      }
    }
    return Packets.unionOf(all);
  }

  private static boolean isOutside(String zone) {
    return Zone.OUTSIDE.stream().anyMatch(outside -> outside.name().equals(zone));
  }

  /** Whether something certainly passes in one plane only. */
  public boolean isCertain() {
    return !onlyDeclared.certain().isEmpty() || !onlyActual.certain().isEmpty();
  }
}
