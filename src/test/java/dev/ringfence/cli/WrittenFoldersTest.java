package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command that writes into a folder says before any work when it cannot. */
class WrittenFoldersTest {
  private static final List<String> WRITTEN = List.of("--out", "--state");
  private static final String CONFIG = "src/samples/three-tier-aws/audit.yaml";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> given_a_file_in_its_place_the_message_names_it() throws Exception {
    Path file = Files.createFile(folder.resolve("taken"));
    List<DynamicTest> tests = new ArrayList<>();
    Console console =
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    CommandLine all = new CommandLine(new RingfenceCommand(), new CommandFactory(console));
    all.getSubcommands()
        .forEach(
            (name, command) -> {
              for (String option : WRITTEN) {
                if (command.getCommandSpec().findOption(option) != null) {
                  tests.add(
                      dynamicTest(
                          name + " " + option,
                          () -> check(arguments(name, command.getCommandSpec(), option, file))));
                }
              }
            });
    assertThat(tests).hasSizeGreaterThan(6);
    return tests.stream();
  }

  private static List<String> arguments(
      String name, CommandSpec command, String option, Path file) {
    boolean isFileWanted = name.equals("handoff") && option.equals("--out");
    Path target = isFileWanted ? file.resolve("package.zip") : file;
    List<String> arguments = new ArrayList<>(List.of(name, option, target.toString()));
    if (command.findOption("--config") != null) {
      arguments.addAll(List.of("--config", CONFIG, "--period", "2026-11"));
    }
    if (name.equals("handoff") && !isFileWanted) {
      arguments.addAll(List.of("--out", file.resolveSibling("package.zip").toString()));
    }
    if (name.equals("diff")) {
      arguments.addAll(List.of("2026-09", "2026-11"));
    }
    return arguments;
  }

  private static void check(List<String> arguments) {
    Cli wrong = Cli.run(arguments.toArray(String[]::new));

    assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains(arguments.get(1)).contains("is not a folder");
    assertThat(wrong.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
