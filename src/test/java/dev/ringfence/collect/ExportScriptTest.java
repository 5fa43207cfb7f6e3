package dev.ringfence.collect;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportTree;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's script asks for everything that is read, with a command line that answers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for a POSIX shell")
class ExportScriptTest {
  private static final Pattern SCRIPT = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Path SAMPLE =
      Path.of("src/samples/three-tier-aws/2026-11/exports").toAbsolutePath();

  /** Answers from recorded files by service and command, as the AWS CLI would. */
  private static final String RECORDED_AWS =
      """
      #!/bin/sh
      case "$*" in
        *"--query Account"*) echo 111122223333; exit ;;
        *"--query Arn"*) echo arn:aws:sts::111122223333:assumed-role/ReadOnly/audit; exit ;;
      esac
      call=$RECORDED/$1-$2
      if [ -f "$call.json" ]; then cat "$call.json"; exit; fi
      for file in "$call".*.json; do
        item=${file#"$call".}
        case "$*" in *"${item%.json}"*) cat "$file"; exit ;; esac
      done
      echo "An error occurred (AccessDenied) when calling the $2 operation: no" >&2
      exit 254
      """;

  private final Path folder;

  ExportScriptTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void given_a_command_line_that_answers_then_every_call_has_a_file_named_after_it()
      throws Exception {
    export("111122223333");

    assertThat(calls(folder.resolve("exports/111122223333/eu-central-1")))
        .containsAll(callsOfSample("111122223333"));
  }

  @Test
  void given_an_account_with_nothing_to_ask_one_by_one_then_every_other_call_has_a_file()
      throws Exception {
    export("444455556666");

    assertThat(calls(folder.resolve("exports/111122223333/eu-central-1")))
        .containsAll(
            table().calls().stream()
                .filter(spec -> !spec.isPerItem())
                .map(CallSpec::commandName)
                .toList());
  }

  @Test
  void given_an_export_then_each_file_is_recognised_and_no_call_is_missing() throws Exception {
    export("111122223333");
    MemoryStore store = new MemoryStore();

    ExportCollector collector =
        ExportCollector.of(ExportTree.of(folder.resolve("exports")), table(), ExportLimits.DEFAULT);

    assertThat(collector.sources())
        .containsExactly(new EvidenceSource("aws", "111122223333", "eu-central-1"));
    assertThat(collector.collect(collector.sources().get(0), store::seal).gaps()).isEmpty();
  }

  @Test
  void given_a_call_that_is_denied_then_its_error_stands_in_the_answers_place() throws Exception {
    export("no such account");

    assertThat(folder.resolve("exports/111122223333/eu-central-1/ec2-describe-vpcs.json"))
        .content()
        .startsWith("An error occurred (AccessDenied)");
  }

  @Test
  void given_an_export_then_it_says_when_and_as_whom() throws Exception {
    export("111122223333");

    assertThat(folder.resolve("exports/111122223333/eu-central-1/collected.json"))
        .content()
        .containsPattern("\"collectedAt\": \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"")
        .contains("\"caller\": \"arn:aws:sts::111122223333:assumed-role/ReadOnly/audit\"");
  }

  private void export(String account) throws IOException, InterruptedException {
    Matcher script = SCRIPT.matcher(Files.readString(Path.of("README.md")));
    assertThat(script.find()).as("a script in README.md").isTrue();
    Files.writeString(folder.resolve("export.sh"), script.group(1));
    Path aws = Files.createDirectory(folder.resolve("bin")).resolve("aws");
    Files.writeString(aws, RECORDED_AWS);
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder("sh", "export.sh", "exports", "eu-central-1")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().merge("PATH", aws.getParent() + ":", (path, own) -> own + path);
    builder
        .environment()
        .put("RECORDED", SAMPLE.resolve(account).resolve("eu-central-1").toString());
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(folder.resolve("said")).content().isEmpty();
  }

  private static TreeSet<String> callsOfSample(String account) throws IOException {
    return calls(SAMPLE.resolve(account).resolve("eu-central-1"));
  }

  /** {@code ec2-describe-vpcs} for each file, without the item that the answer is about. */
  private static TreeSet<String> calls(Path exports) throws IOException {
    try (Stream<Path> files = Files.list(exports)) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("\\..*", ""))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static CallTable table() throws IOException {
    return CallTable.parse(Files.readString(Path.of("src/main/resources/calls/aws.tsv")));
  }
}
