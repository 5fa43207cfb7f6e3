package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositorySourceParserTest {
  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  @Test
  void given_a_url_then_its_last_part_is_the_name_and_head_is_read() {
    RepositorySettings read =
        settings("{url: \"https://git.shop.test/infra/network.git\", token-variable: GIT_TOKEN}")
            .repositories()
            .get(0);

    assertThat(read)
        .isEqualTo(
            new RepositorySettings(
                "network",
                Optional.empty(),
                Optional.of("https://git.shop.test/infra/network.git"),
                "HEAD",
                List.of(),
                Optional.empty(),
                Optional.of("GIT_TOKEN"),
                3));
  }

  @Test
  void given_a_path_then_it_is_relative_to_the_file() {
    RepositorySettings read =
        settings("{path: ../network, name: net, ref: release/2026.11, paths: [infra/, lib]}")
            .repositories()
            .get(0);

    assertThat(read.folder()).contains(folder.file("../network").normalize());
    assertThat(read.name()).isEqualTo("net");
    assertThat(read.ref()).isEqualTo("release/2026.11");
    assertThat(read.paths()).containsExactly("infra", "lib");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{branch: main, path: x}|unknown key \"branch\" in repository; allowed are path, url, name,"
            + " ref, paths, user-variable, token-variable",
        "{ref: main}|repository has neither path nor url, one of them expected",
        "{path: x, url: \"https://git.shop.test/x\"}|repository has both path and url, one of them"
            + " expected",
        "{url: \"https://jane:s3cr3t@git.shop.test/x\"}|url is not https://HOST/PATH, without user,"
            + " password and query: credentials come from the environment, see token-variable",
        "{url: \"http://git.shop.test/x\"}|url is not https://HOST/PATH, without user, password and"
            + " query: credentials come from the environment, see token-variable",
        "{path: x, ref: \"main~3\"}|ref \"main~3\": a branch, a tag or a commit, without signs like"
            + " ~, ^ or @{…}, expected",
        "{path: x, paths: [../y]}|paths has \"../y\", a path inside the repository like"
            + " infra/network expected",
        "{path: x, paths: [a, a/b]}|paths has \"a/b\" twice",
        "{path: x, token-variable: GIT_TOKEN}|token-variable goes with a url; a path needs no"
            + " credentials",
        "{url: \"https://git.shop.test/x\", user-variable: GIT_USER}|user-variable goes with a"
            + " token-variable; there is none",
        "{url: \"https://git.shop.test/x\", token-variable: \"s3cr3t/+\"}|token-variable is not the"
            + " name of an environment variable, like GIT_TOKEN",
        "{path: x, name: \"a b\"}|name \"a b\": 1 to 64 letters, digits, '.', '-' and '_', first a"
            + " letter or digit, expected",
      })
  void given_a_wrong_repository_then_its_line_says_what_is_expected(String text, String problem) {
    assertThat(problems(text)).contains("audit.yaml:3: " + problem);
  }

  @Test
  void given_two_repositories_of_one_name_then_both_lines_are_named() {
    assertThat(problems("{path: a/network}\n  - repository: {path: b/network}"))
        .containsExactly(
            "audit.yaml:4: the repository on line 3 is called \"network\" already: give one of them"
                + " another name");
  }

  @Test
  void given_keys_of_other_sources_beside_a_repository_then_each_is_named() {
    assertThat(problems("{path: a}\n    export: x\n    regions: []"))
        .containsExactly(
            "audit.yaml:4: a source has either export or repository",
            "audit.yaml:5: a source has either regions or repository");
  }

  private AuditSettings settings(String repository) {
    folder.with("audit.yaml", "estate: shop\nsources:\n  - repository: " + repository + "\n");
    return AuditSettings.read(folder.file("audit.yaml"), new WordCompiler());
  }

  private List<String> problems(String repository) {
    return folder.problemsOf(() -> settings(repository));
  }
}
