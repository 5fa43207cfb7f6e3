package dev.ringfence.collect.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How tests enter accounts, and with how much patience. */
final class Accesses {
  private Accesses() {}

  /** What the default chain finds first; no emulator and no stub looks at them. */
  static void provideCredentials() {
    System.setProperty("aws.accessKeyId", "testing");
    System.setProperty("aws.secretAccessKey", "testing");
  }

  /** Accounts by the emulated estate's role, with the credentials of the environment's profile. */
  static AwsAccess of(List<String> accounts, List<String> regions) {
    return new AwsAccess(
        accounts,
        false,
        List.of(),
        Optional.of(MotoEstate.ROLE),
        Optional.of("shop"),
        "ringfence",
        Optional.empty(),
        regions);
  }

  static Connection to(URI endpoint) {
    return new Connection(
        Optional.of(endpoint),
        Duration.ofSeconds(20),
        Duration.ofSeconds(40),
        Duration.ofMinutes(2),
        2,
        12);
  }

  /** For tests of what answers say: no answer is late, however slow the machine is. */
  static Connection patient(URI endpoint) {
    Duration never = Duration.ofMinutes(10);
    return new Connection(Optional.of(endpoint), never, never, never, 3, 12);
  }
}
