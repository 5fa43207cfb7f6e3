package dev.ringfence.exception;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Tags;
import java.util.Optional;

/**
 * What is not as a check demands: an exception or a dispute is asked whether it speaks of it.
 *
 * @param kind of the subject, see {@code dev.ringfence.check.Subject}
 * @param subject its id
 * @param tags of the subject, where it is a resource
 * @param packets all that pass, or may pass, and must not; empty where the check is not about flows
 */
public record Deviation(
    ControlId control,
    CheckId check,
    String kind,
    String subject,
    Optional<Tags> tags,
    Optional<Packets> packets) {

  /**
   * Whether a tag is known to have a value; what is not known is not. No resource has a blank one,
   * since a tag without a value and one that is not there read alike.
   */
  boolean isTagged(String key, String value) {
    return !value.isBlank()
        && tags.flatMap(all -> all.value(key).valueIfKnown()).filter(value::equals).isPresent();
  }

  boolean isOf(Boundary boundary) {
    return kind.equals("boundary") && subject.equals(boundary.id());
  }

  boolean passes(Packets named) {
    return packets.filter(named::intersects).isPresent();
  }
}
