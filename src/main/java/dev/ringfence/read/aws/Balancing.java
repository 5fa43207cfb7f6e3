package dev.ringfence.read.aws;

import java.util.Set;

/** Words of the Elastic Load Balancing APIs, versions 2012-06-01 and 2015-12-01. */
final class Balancing {
  static final String APPLICATION = "application";
  static final String NETWORK = "network";
  static final String GATEWAY = "gateway";
  static final String CLASSIC = "classic";

  /** LoadBalancerTypeEnum. */
  static final Set<String> TYPES = Set.of(APPLICATION, NETWORK, GATEWAY);

  /** LoadBalancerSchemeEnum. */
  static final Set<String> SCHEMES = Set.of("internet-facing", "internal");

  /** ProtocolEnum of listeners and target groups. */
  static final Set<String> PROTOCOLS =
      Set.of("HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC");

  /** Protocols of classic listeners; the API takes them in either case. */
  static final Set<String> CLASSIC_PROTOCOLS =
      Set.of("HTTP", "HTTPS", "TCP", "SSL", "http", "https", "tcp", "ssl");

  /** Protocols, in lower case, whose connections a network balancer hands on as they are. */
  static final Set<String> HANDED_ON = Set.of("tcp", "udp", "tcp_udp", "quic", "tcp_quic");

  /** ActionTypeEnum: what a listener does beside forwarding. */
  static final Set<String> NOT_FORWARDING =
      Set.of(
          "redirect",
          "fixed-response",
          "authenticate-oidc",
          "authenticate-cognito",
          "jwt-validation");

  private Balancing() {}
}
