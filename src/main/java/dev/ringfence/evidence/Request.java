package dev.ringfence.evidence;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked of a source.
 *
 * @param call service and operation as the provider names them, {@code ec2:DescribeVpcs}; {@code
 *     file} for a document
 * @param parameters what the call was given beyond account and region, {@code PrefixListId=pl-0…}
 */
public record Request(EvidenceSource source, String call, SortedMap<String, String> parameters)
    implements Comparable<Request> {
  private static final Comparator<Request> ORDER =
      Comparator.comparing(Request::source)
          .thenComparing(Request::call)
          .thenComparing(request -> request.parameters().toString());

  public Request {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  public static Request of(EvidenceSource source, String call) {
    return new Request(source, call, Collections.emptySortedMap());
  }

  /** {@code ec2:GetManagedPrefixListEntries PrefixListId=pl-0…}. */
  public String display() {
    StringBuilder text = new StringBuilder(call);
    parameters.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.toString();
  }

  @Override
  public int compareTo(Request other) {
    return ORDER.compare(this, other);
  }
}
