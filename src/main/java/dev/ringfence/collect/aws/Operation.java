package dev.ringfence.collect.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * One read of an API, made once per region, or once per item of another one's answer or of the
 * table's words.
 *
 * @param call {@code ec2:DescribeVpcs}, as the table of calls has it
 * @param blank the request before any item and page
 * @param asks what it is asked about
 * @param mostPages pages of one answer that are asked for; what is beyond them is a gap
 */
record Operation(
    Service<?> service,
    String call,
    Supplier<? extends SdkPojo> blank,
    Invocation invocation,
    Asks asks,
    int mostPages) {
  /** How the services call the member that asks for the next page. */
  private static final List<String> REQUESTED = List.of("NextToken", "nextToken", "Marker");

  /** How they call the member that says there is one. */
  private static final List<String> RETURNED =
      List.of("NextToken", "nextToken", "NextMarker", "Marker");

  /**
   * What a request is asked about.
   *
   * @param parameter member of the request that takes an item; empty where it is made once
   * @param batch how many items one request takes, at least 1
   * @param form how one item stands in the member
   */
  record Asks(String parameter, int batch, UnaryOperator<Object> form) {
    static final Asks ONCE = new Asks("", 1, item -> item);
  }

  /** Makes the call with the members that are put into its request. */
  @FunctionalInterface
  interface Invocation {
    AwsResponse make(Clients clients, Consumer<SdkPojo> members);
  }

  /** The same, made once per item. */
  Operation each(String member) {
    return eachOf(member, 1);
  }

  /** The same, made for some items at once. */
  Operation eachOf(String member, int most) {
    return asking(new Asks(member, most, item -> item), mostPages);
  }

  /**
   * The same, made once per item that stands in the request in a form of its own.
   *
   * @param most pages of the answer about one item, at least 1
   */
  Operation each(String member, UnaryOperator<Object> form, int most) {
    return asking(new Asks(member, 1, form), most);
  }

  private Operation asking(Asks about, int most) {
    return new Operation(service, call, blank, invocation, about, most);
  }

  String parameter() {
    return asks.parameter();
  }

  int batch() {
    return asks.batch();
  }

  /** Name of the operation alone, {@code DescribeVpcs}. */
  String name() {
    return call.substring(call.indexOf(':') + 1);
  }

  /**
   * One page.
   *
   * @param items what it is asked about; none where it is made once
   * @param token what the page before gave; empty for the first
   */
  AwsResponse page(Clients clients, List<String> items, String token) {
    return invocation.make(
        clients,
        request -> {
          if (!items.isEmpty()) {
            SdkField<?> field = required(request, parameter());
            boolean isList = field.marshallingType().equals(MarshallingType.LIST);
            List<Object> formed = items.stream().<Object>map(asks.form()).toList();
            field.set(request, isList ? formed : formed.get(0));
          }
          if (!token.isEmpty()) {
            requested(request).orElseThrow().set(request, token);
          }
        });
  }

  /** What says that there is a page after this one; empty where nothing does. */
  String continuation(SdkPojo response) {
    return field(response, RETURNED)
        .map(field -> field.getValueOrDefault(response))
        .map(Object::toString)
        .orElse("");
  }

  /** Name of the response's member that leads to the next page, where a request can take it. */
  Optional<String> continuationMember(SdkPojo response) {
    return requested(blank.get())
        .flatMap(asked -> field(response, RETURNED))
        .map(SdkField::memberName);
  }

  boolean isPaged() {
    return requested(blank.get()).isPresent();
  }

  /** What is asked beyond account and region, item and page aside. */
  Map<String, String> fixed() {
    SdkPojo request = blank.get();
    Map<String, String> members = new TreeMap<>();
    CliJson.members(request).forEach((name, value) -> members.put(name, CliJson.line(value)));
    return members;
  }

  private static Optional<SdkField<?>> requested(SdkPojo request) {
    return field(request, REQUESTED);
  }

  private static SdkField<?> required(SdkPojo request, String member) {
    return field(request, List.of(member))
        .orElseThrow(() -> new IllegalStateException("no request member " + member));
  }

  static Optional<SdkField<?>> field(SdkPojo pojo, List<String> names) {
    for (String name : names) {
      for (SdkField<?> field : pojo.sdkFields()) {
        if (field.memberName().equals(name)) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }
}
