package dev.ringfence.collect.export;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.CallTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which files of a tree are answers of Azure, by the beginning of their content: a list of
 * resources whose ids are those of Azure Resource Manager, bare or under {@code value}, or a file
 * of service tags. An empty list, or one that cannot be read, is told by its name.
 */
final class AzureFiles {
  private static final String RESOURCE = "/calls/azure.tsv";
  private static final int MOST_TOKENS = 4_000;

  private final CommandNames commands;
  private final ExportLimits limits;
  private final AzureNames names = new AzureNames(calls());
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * Looks at files.
   *
   * @param commands names of other providers' files, which are not opened
   */
  AzureFiles(CommandNames commands, ExportLimits limits) {
    this.commands = commands;
    this.limits = limits;
  }

  /** The project's own table of Azure's calls. */
  static CallTable calls() {
    try (InputStream in = AzureFiles.class.getResourceAsStream(RESOURCE)) {
      return CallTable.parse(
          new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * What the beginning of a file tells.
   *
   * @param subscription of its first resource; empty where it names none
   * @param isTags whether it is a file of service tags
   */
  record Begun(Optional<String> subscription, boolean isTags) {}

  boolean isAzure(ExportFile file) {
    return begun(file).isPresent();
  }

  /** Empty for what is no answer of Azure. */
  Optional<Begun> begun(ExportFile file) {
    if (commands.isCommand(file)) {
      return Optional.empty();
    }
    Begun untold = new Begun(AzureNames.subscription(file), false);
    Optional<Begun> named = names.named(file).map(call -> untold);
    // What names rules of managers, which may lie in another subscription, is told by its folder.
    boolean isOfManagers =
        names.named(file).filter(call -> call.parameter().equals("vnet")).isPresent()
            && untold.subscription().isPresent();
    if (isOfManagers || file.bytes() > limits.bytes()) {
      return named;
    }
    try (InputStream in = Files.newInputStream(file.file());
        JsonParser parser = mapper.createParser(in)) {
      return new Beginning(parser, untold).read().or(() -> named);
    } catch (IOException | JacksonException e) {
      return named; // Whoever collects the file reports what is wrong with it.
    }
  }

  /** The first tokens of a document. */
  private static final class Beginning {
    private final JsonParser parser;
    private final Begun untold;
    private boolean hasCloud;
    private boolean hasValues;
    private boolean isInEffect;

    Beginning(JsonParser parser, Begun untold) {
      this.parser = parser;
      this.untold = untold;
    }

    Optional<Begun> read() {
      for (int i = 0; i < MOST_TOKENS; i++) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          break;
        }
        String name = String.valueOf(parser.currentName());
        int depth = parser.streamReadContext().getNestingDepth();
        hasCloud |= depth == 1 && name.equals("cloud");
        hasValues |= depth <= 2 && name.equals("values");
        isInEffect |= depth <= 3 && InEffect.MEMBERS.contains(name);
        if (token == JsonToken.VALUE_STRING && name.equals("id") && depth <= 3) {
          Optional<ArmId> id = ArmId.parse(parser.getString());
          if (id.isPresent()) {
            return Optional.of(new Begun(id.map(ArmId::subscription), isTags(id.get())));
          }
        }
        if (hasCloud && hasValues) {
          return Optional.of(new Begun(Optional.empty(), true));
        }
      }
      return isInEffect ? Optional.of(untold) : Optional.empty();
    }

    private static boolean isTags(ArmId id) {
      return id.type().endsWith("/servicetags");
    }
  }
}
