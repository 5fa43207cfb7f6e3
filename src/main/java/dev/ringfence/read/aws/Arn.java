package dev.ringfence.read.aws;

import dev.ringfence.read.Translated;

/** Amazon resource names, as the IAM user guide's service pages spell them. */
final class Arn {
  private Arn() {}

  /** {@code arn:aws:ec2:<region>:<account>:<type>/<id>}. */
  static String ec2(String region, String account, String type, String id) {
    return of("ec2", region, account, type + "/" + id);
  }

  static String of(String service, String region, String account, String resource) {
    if (resource.contains(Translated.ADDRESS)) {
      // What is declared has no name at AWS yet: repository and address are what tells it apart.
      return account + "/" + Translated.address(resource);
    }
    return "arn:"
        + partition(region)
        + ":"
        + service
        + ":"
        + region
        + ":"
        + account
        + ":"
        + resource;
  }

  /**
   * A resource that belongs to no region, such as a Direct Connect gateway.
   *
   * @param region any region of the same partition
   */
  static String global(String service, String region, String account, String resource) {
    return "arn:" + partition(region) + ":" + service + "::" + account + ":" + resource;
  }

  /** Partition by the prefix of its region names (AWS General Reference). */
  private static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
