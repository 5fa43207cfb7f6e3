package dev.ringfence.read.aws;

import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.Optional;

/** ICMP types and codes as EC2 numbers them: -1 is any, and any type takes any code. */
final class IcmpMessages {
  private static final int LARGEST = 255;

  private IcmpMessages() {}

  /** The messages; empty if type and code make no sense together. */
  static Optional<Services> of(Protocol protocol, long type, long code) {
    if (type < -1 || code < -1 || type > LARGEST || code > LARGEST || type == -1 && code != -1) {
      return Optional.empty();
    }
    if (type == -1) {
      return Optional.of(Services.of(protocol));
    }
    return Optional.of(
        code == -1
            ? Services.icmp(protocol, (int) type)
            : Services.icmp(protocol, (int) type, (int) code));
  }
}
