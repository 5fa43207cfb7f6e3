package dev.ringfence.collect.export;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What names of files and folders tell of answers of Azure: the command of the Azure CLI that a
 * file is named after, {@code network-nsg-list} or {@code nsg_list}, and the subscription.
 */
final class AzureNames {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final List<CallSpec> calls;

  AzureNames(CallTable calls) {
    this.calls = calls.calls();
  }

  static boolean isSubscription(String text) {
    return SUBSCRIPTION.matcher(text.toLowerCase(java.util.Locale.ROOT)).matches();
  }

  /** The subscription that the nearest folder, or the file, is named after. */
  static Optional<String> subscription(ExportFile file) {
    return Stream.concat(
            Stream.of(file.stem()), Stream.concat(file.parents().stream(), Stream.of(root(file))))
        .map(name -> SUBSCRIPTION.matcher(name.toLowerCase(java.util.Locale.ROOT)))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private static String root(ExportFile file) {
    return file.root().name();
  }

  /** The call that a file is named after. */
  Optional<CallSpec> named(ExportFile file) {
    List<String> words = Names.words(head(file));
    return calls.stream()
        .filter(spec -> match(spec, words) > 0)
        .max(Comparator.comparing(spec -> match(spec, words)));
  }

  private static int match(CallSpec spec, List<String> words) {
    List<String> command = new ArrayList<>(Names.words(spec.call()));
    command.remove("az");
    if (Names.contains(words, command)) {
      return command.size();
    }
    command.remove("network");
    return Names.contains(words, command) ? command.size() : 0;
  }

  /** The stem up to its first dot. */
  private static String head(ExportFile file) {
    String stem = file.stem();
    return stem.contains(".") ? stem.substring(0, stem.indexOf('.')) : stem;
  }

  /** What a name says after its first dot, the item that a call was made for. */
  static String tail(ExportFile file) {
    String stem = file.stem();
    return stem.contains(".") ? stem.substring(stem.indexOf('.') + 1) : "";
  }
}
