package dev.ringfence.collect.aws;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is ever asked of an account; all of it reads. */
final class Operations {
  static final Operation CALLER = named("sts:GetCallerIdentity");
  static final Operation REGIONS = named("ec2:DescribeRegions");

  private Operations() {}

  /** In the order of the services. */
  static List<Operation> all() {
    return Stream.of(
            OtherOperations.ALL, Ec2Operations.ALL, DataOperations.ALL, WatchOperations.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The operation behind a call.
   *
   * @throws IllegalStateException if there is none
   */
  static Operation named(String call) {
    return all().stream()
        .filter(operation -> operation.call().equals(call))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no operation makes the call " + call));
  }
}
