package dev.ringfence.collect.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the files of one folder say of their account and region: the identity of the caller decides,
 * otherwise the owner and the place that most items name.
 */
final class ContentHints {
  /** Enough for a majority, little enough to be quick in a tree of thousands of files. */
  private static final int TOKENS_PER_FILE = 20_000;

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]*):([0-9]{12})?:[^\\n]*");
  private static final Pattern ZONE = Pattern.compile("([a-z-]+-[0-9]{1,2})[a-z]");

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Map<String, Integer> accounts = new TreeMap<>();
  private final Map<String, Integer> regions = new TreeMap<>();
  private Optional<String> caller = Optional.empty();

  void read(ExportFile file, ExportLimits limits) {
    if (file.bytes() > limits.bytes()) {
      return;
    }
    try (InputStream in = Files.newInputStream(file.file());
        JsonParser parser = mapper.createParser(in)) {
      read(parser);
    } catch (IOException | JacksonException e) {
      // What was read up to here still counts; collecting the file reports what is wrong with it.
      return;
    }
  }

  Optional<String> account() {
    return caller.or(() -> most(accounts));
  }

  Optional<String> region() {
    return most(regions);
  }

  private void read(JsonParser parser) {
    boolean isIdentity = false;
    String account = "";
    for (int i = 0; i < TOKENS_PER_FILE; i++) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        break;
      }
      String name = parser.currentName();
      if (token != JsonToken.VALUE_STRING
          || name == null && !parser.streamReadContext().inArray()) {
        continue;
      }
      String text = parser.getString();
      if (parser.streamReadContext().getNestingDepth() == 1) {
        isIdentity |= "UserId".equals(name);
        account = "Account".equals(name) ? text : account;
      }
      vote(String.valueOf(name), text);
    }
    if (isIdentity && Names.isAccount(account)) {
      caller = caller.isPresent() ? caller : Optional.of(account);
    }
  }

  private void vote(String name, String text) {
    if (name.equals("OwnerId") && Names.isAccount(text)) {
      accounts.merge(text, 1, Integer::sum);
    }
    Matcher zone = ZONE.matcher(text);
    if (name.equals("AvailabilityZone") && zone.matches() && Names.isRegion(zone.group(1))) {
      regions.merge(zone.group(1), 1, Integer::sum);
    }
    Matcher arn = ARN.matcher(text);
    if (arn.matches()) {
      if (Names.isRegion(arn.group(1))) {
        regions.merge(arn.group(1), 1, Integer::sum);
      }
      if (arn.group(2) != null) {
        accounts.merge(arn.group(2), 1, Integer::sum);
      }
    }
  }

  /** Of two named equally often the first in order of name, so that the answer is always one. */
  private static Optional<String> most(Map<String, Integer> votes) {
    return votes.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }
}
