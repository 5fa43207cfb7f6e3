package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.document.BoundaryDocument;
import dev.ringfence.document.BoundaryDocument.FlowDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same estate in every language that is read lets the same pass. */
class DeclaredAgreementTest {
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());

  private final Path folder;

  DeclaredAgreementTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<String> flows(String file, String text) throws IOException {
    Path own = Files.createDirectories(folder.resolve(file.replace('.', '-')));
    Files.writeString(own.resolve(file), text);
    return new FlowReading(HOME, Progress.SILENT)
        .folders(List.of(own)).flows(Optional.empty(), Optional.empty()).boundaries().stream()
            .flatMap(DeclaredAgreementTest::lines)
            .sorted()
            .toList();
  }

  private static Stream<String> lines(BoundaryDocument boundary) {
    return boundary.flows().stream()
        .map(flow -> boundary.from() + " -> " + boundary.to() + ": " + line(flow));
  }

  private static String line(FlowDocument flow) {
    return String.join(
        " ",
        List.of(
            flow.certainty(),
            flow.protocol(),
            flow.ports(),
            flow.sourcePorts(),
            flow.sources().toString(),
            flow.destinations().toString(),
            flow.via().replaceAll("aws_[a-z_]+\\.", "")));
  }

  @Test
  void given_random_estates_then_terraform_its_state_and_cloudformation_agree_seed_14()
      throws IOException {
    Random seeds = new Random(14);
    int passing = 0;
    for (int i = 0; i < 20; i++) {
      WrittenEstate estate = new WrittenEstate(seeds.nextLong());

      List<String> terraform = flows("main.tf", estate.terraform());
      List<String> cloudFormation = flows("estate.yaml", estate.cloudFormation());

      assertThat(cloudFormation)
          .as(estate.terraform() + estate.cloudFormation())
          .isEqualTo(terraform);
      assertThat(flows("state.json", estate.state())).as(estate.state()).isEqualTo(terraform);
      passing += terraform.size();
    }
    assertThat(passing).isGreaterThan(50);
  }
}
