package dev.ringfence.collect.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringfence.collect.StubServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks the wire formats of AWS (EC2 and query XML, JSON 1.0 and 1.1, REST) for
 * every region at one address. Each operation has an empty answer, unless a test says what it does.
 */
final class StubAws extends StubServer<StubAws.Asked, StubAws.Reply> {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/[0-9]+/([^/]+)/([^/]+)/aws4_request");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");
  private static final Pattern ROLE = Pattern.compile("RoleArn=arn%3Aaws%3Aiam%3A%3A([0-9]{12})");
  private static final List<String> REST = List.of("es", "guardduty", "kafka", "mq");

  /**
   * What one request asked.
   *
   * @param account whose role signed it; empty where the caller's own credentials did
   * @param service as signatures name it, which is the prefix of IAM's actions too
   * @param operation its name; the path where the service has no other name of it
   */
  record Asked(String account, String service, String operation, String region, String body) {
    String name() {
      return service + ":" + operation;
    }

    /** A parameter of a query; empty where it is not given. */
    String parameter(String name) {
      Matcher matcher = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(body);
      return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
    }
  }

  /** What comes back. */
  record Reply(int status, String type, String body) {}

  private StubAws(HttpServer server) {
    super(server);
  }

  static StubAws start() throws IOException {
    StubAws stub = new StubAws(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50));
    stub.begin();
    return stub;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** {@code ec2:DescribeVpcs}, by the name that signatures carry. */
  @Override
  protected String name(Asked request) {
    return request.name();
  }

  @Override
  protected int status(Reply reply) {
    return reply.status();
  }

  @Override
  protected String body(Reply reply) {
    return reply.body();
  }

  @Override
  protected void head(HttpExchange exchange, Reply reply, String requestId) {
    exchange.getResponseHeaders().add("Content-Type", reply.type());
    exchange.getResponseHeaders().add("x-amzn-RequestId", requestId);
  }

  @Override
  protected Asked asked(HttpExchange exchange, String body) {
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Matcher scope = SCOPE.matcher(authorization);
    String region = scope.find() ? scope.group(1) : "";
    String service = region.isEmpty() ? "" : scope.group(2);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    Matcher action = ACTION.matcher(body);
    String operation =
        target != null
            ? target.substring(target.lastIndexOf('.') + 1)
            : action.find() ? action.group(1) : exchange.getRequestURI().getPath();
    // The stub gives each role a session token that is its account's number.
    String account =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"))
            .orElse("");
    return new Asked(account, service, operation, region, body);
  }

  @Override
  protected Reply standard(Asked request) {
    if (request.name().equals("sts:AssumeRole")) {
      return session(request);
    }
    if (request.name().equals("sts:GetCallerIdentity")) {
      return identity(request, "111122223333");
    }
    if (request.name().equals("ec2:DescribeRegions")) {
      return ec2(
          request,
          "<regionInfo>"
              + region("eu-central-1", "opt-in-not-required")
              + region("eu-south-1", "not-opted-in")
              + region("us-east-1", "opt-in-not-required")
              + "</regionInfo>");
    }
    if (request.service().equals("ec2")) {
      return ec2(request, "");
    }
    boolean isQuery = request.body().contains("Action=");
    return isQuery ? query(request, "") : json(200, "{}");
  }

  /** Credentials of a role that are known again by their account. */
  static Reply session(Asked request) {
    Matcher role = ROLE.matcher(request.body());
    return query(
        request,
        "<Credentials><AccessKeyId>KEY</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
            + "<SessionToken>"
            + (role.find() ? role.group(1) : "")
            + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>");
  }

  static Reply identity(Asked request, String account) {
    return query(
        request,
        "<Arn>arn:aws:sts::%s:assumed-role/audit/ringfence</Arn>".formatted(account)
            + "<UserId>ID</UserId><Account>%s</Account>".formatted(account));
  }

  private static String region(String name, String status) {
    return "<item><regionName>%s</regionName><optInStatus>%s</optInStatus></item>"
        .formatted(name, status);
  }

  static Reply ec2(Asked request, String members) {
    String name = request.operation() + "Response";
    return new Reply(
        200,
        "text/xml",
        "<%s xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r</requestId>%s</%s>"
            .formatted(name, members, name));
  }

  static Reply query(Asked request, String members) {
    String name = request.operation();
    return new Reply(
        200,
        "text/xml",
        "<%sResponse><%sResult>%s</%sResult><ResponseMetadata><RequestId>r</RequestId>"
                .formatted(name, name, members, name)
            + "</ResponseMetadata></%sResponse>".formatted(name));
  }

  static Reply json(int status, String body) {
    return new Reply(status, "application/x-amz-json-1.1", body);
  }

  /** An error in the format of the service that was asked. */
  static Reply error(Asked request, int status, String code, String message) {
    if (request.service().equals("ec2")) {
      return new Reply(
          status,
          "text/xml",
          ("<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>"
                  + "<RequestID>r</RequestID></Response>")
              .formatted(code, message));
    }
    if (request.body().contains("Action=")) {
      return new Reply(
          status,
          "text/xml",
          ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                  + "<RequestId>r</RequestId></ErrorResponse>")
              .formatted(code, message));
    }
    return json(status, "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, message));
  }

  static boolean isRest(Asked request) {
    return REST.contains(request.service());
  }
}
