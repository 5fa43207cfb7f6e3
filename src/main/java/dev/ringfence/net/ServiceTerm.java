package dev.ringfence.net;

/**
 * One line of a table of services: one protocol, or a run of protocols that have no fields, with
 * one combination of what its fields may be.
 *
 * @param services what the line stands for
 * @param protocol name, number or, for a run, {@code 90-99}; {@code all} for every protocol
 * @param ports destination ports ({@code 22,80-90}), ICMP types and codes ({@code 8/0}, {@code
 *     3/all}), {@code all}, or {@code -} where the protocol has neither
 * @param sourcePorts likewise, {@code -} for ICMP
 */
public record ServiceTerm(Services services, String protocol, String ports, String sourcePorts) {
  /** Stands for every value of a column. */
  public static final String ALL = "all";

  /** Stands in a column that the protocol has no value for. */
  public static final String NONE = "-";
}
