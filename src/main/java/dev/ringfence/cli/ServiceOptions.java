package dev.ringfence.cli;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which packets a question is about. */
final class ServiceOptions {
  private static final int LARGEST_PORT = 65_535;
  private static final int LARGEST_TYPE = 255;
  private static final int LONGEST_PORT = 5;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      required = true,
      description = "tcp, udp, icmp, icmpv6, another name or a number 0-255.")
  private String protocol = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Destination port, 5432 or 8000-8080 (default: any).")
  private @Nullable String port;

  @Option(
      names = "--source-port",
      paramLabel = "PORT",
      description = "Source port, likewise (default: any).")
  private @Nullable String sourcePort;

  @Option(
      names = "--icmp-type",
      paramLabel = "TYPE",
      description = "Type of an ICMP message, 0-255 (default: any).")
  private @Nullable Integer icmpType;

  @Option(
      names = "--icmp-code",
      paramLabel = "CODE",
      description = "Code of that type, 0-255 (default: any).")
  private @Nullable Integer icmpCode;

  /**
   * The packets meant.
   *
   * @throws UsageException for numbers that do not exist, and fields that the protocol lacks
   */
  Services services() {
    Protocol spoken = protocol();
    if (!spoken.hasPorts() && (port != null || sourcePort != null)) {
      String option = port == null ? "--source-port" : "--port";
      throw new UsageException(
          option
              + ": protocol "
              + spoken
              + " has no ports"
              + (spoken.hasIcmpTypes() ? "; use --icmp-type and --icmp-code" : ""));
    }
    if (!spoken.hasIcmpTypes() && (icmpType != null || icmpCode != null)) {
      String option = icmpType == null ? "--icmp-code" : "--icmp-type";
      throw new UsageException(option + ": protocol " + spoken + " is not icmp or icmpv6");
    }
    if (spoken.hasPorts()) {
      return Services.of(spoken, ports("--source-port", sourcePort), ports("--port", port));
    }
    return spoken.hasIcmpTypes() ? icmp(spoken) : Services.of(spoken);
  }

  private Protocol protocol() {
    try {
      return Protocol.parse(protocol);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--protocol: " + e.getMessage());
    }
  }

  private Services icmp(Protocol spoken) {
    Integer type = icmpType;
    Integer code = icmpCode;
    if (type == null) {
      if (code != null) {
        throw new UsageException("--icmp-code: codes belong to a type; give --icmp-type too");
      }
      return Services.of(spoken);
    }
    int known = field("--icmp-type", type);
    return code == null
        ? Services.icmp(spoken, known)
        : Services.icmp(spoken, known, field("--icmp-code", code));
  }

  private static int field(String option, int value) {
    if (value < 0 || value > LARGEST_TYPE) {
      throw new UsageException(option + " " + value + ": a number 0-255 is expected");
    }
    return value;
  }

  private static Ports ports(String option, @Nullable String text) {
    if (text == null) {
      return Ports.all();
    }
    String[] ends = text.split("-", -1);
    if (ends.length > 2) {
      throw wrong(option, text, "a port 0-65535 or a range as 8000-8080 is expected");
    }
    int first = number(option, text, ends[0]);
    int last = number(option, text, ends[ends.length - 1]);
    if (first > last) {
      throw wrong(option, text, "the range is reversed, " + last + "-" + first + " is meant");
    }
    return Ports.range(first, last);
  }

  private static int number(String option, String text, String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= LONGEST_PORT
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || Integer.parseInt(digits) > LARGEST_PORT) {
      throw wrong(option, text, "a port 0-65535 or a range as 8000-8080 is expected");
    }
    return Integer.parseInt(digits);
  }

  private static UsageException wrong(String option, String text, String expected) {
    return new UsageException(option + " '" + text + "': " + expected);
  }
}
