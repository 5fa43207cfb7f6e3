package dev.ringfence.collect.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ringfence.collect.Collected;
import dev.ringfence.collect.git.GitSource.Local;
import dev.ringfence.collect.git.GitSource.Place;
import dev.ringfence.collect.git.GitSource.Remote;
import dev.ringfence.collect.git.GitSource.Variables;
import dev.ringfence.collect.git.MadeRepository.Tree;
import dev.ringfence.collect.repository.ManifestCollector;
import dev.ringfence.collect.repository.RepositoryCollector;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCollectorTest {
  private static final Instant DAY = Instant.parse("2026-11-03T08:00:00Z");
  private static final String VPC =
      "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n";
  private static final GitLimits SMALL =
      new GitLimits(20, 1_000, 5_000, 1L << 20, Duration.ofSeconds(20));

  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();

  private Path work() {
    return temp.resolve("work");
  }

  private Collected collected(Place place, String ref, List<String> paths) {
    return collected(place, ref, paths, Map.of());
  }

  private Collected collected(
      Place place, String ref, List<String> paths, Map<String, String> environment) {
    GitCollector collector =
        GitCollector.of(
            List.of(new GitSource("network", place, ref, paths)),
            List.of(
                new FileKind(
                    "file",
                    RepositoryCollector::isNamedLikeTerraform,
                    folder -> RepositoryCollector.of(List.of(folder))),
                new FileKind(
                    "kubernetes",
                    ManifestCollector::isNamedLikeManifest,
                    folder -> ManifestCollector.of(List.of(folder)))),
            work(),
            SMALL,
            name -> Optional.ofNullable(environment.get(name)),
            Clock.systemUTC(),
            line -> {});
    return collector.collect(new EvidenceSource("git", "network", ""), store::seal);
  }

  private Path bare(Tree... commits) throws IOException {
    Path folder = temp.resolve("origin.git");
    try (MadeRepository made = MadeRepository.bare(folder)) {
      for (Tree tree : commits) {
        made.commit("main", tree, "Jane Doe", DAY);
      }
    }
    return folder;
  }

  private static List<String> paths(Collected collected) {
    return collected.items().stream().map(Evidence::path).toList();
  }

  private static List<String> gaps(Collected collected) {
    return collected.gaps().stream().map(CollectionGap::display).toList();
  }

  @Test
  void given_a_bare_repository_then_its_files_are_sealed_with_their_commit() throws IOException {
    Path folder = bare(new Tree().file("infra/main.tf", VPC).file("README.md", "not read"));

    Collected collected = collected(new Local(folder), "main", List.of());

    assertThat(gaps(collected)).isEmpty();
    assertThat(paths(collected)).containsExactly("infra/main.tf", ".git/commit.json");
    Evidence file = collected.items().get(0);
    assertThat(file.request().source().id()).isEqualTo("file/network");
    assertThat(new String(store.bytes(file.digest()), StandardCharsets.UTF_8)).isEqualTo(VPC);
    assertThat(file.collectedAt()).isEqualTo(DAY);
    assertThat(file.clock()).isEqualTo(Evidence.Clock.COMMIT);
    assertThat(file.caller()).matches("commit [0-9a-f]{40} of 2026-11-03T08:00:00Z by Jane Doe");
    Evidence commit = collected.items().get(1);
    assertThat(new String(store.bytes(commit.digest()), StandardCharsets.UTF_8))
        .startsWith("{\"author\":\"Jane Doe\",\"authored\":\"2026-11-03T08:00:00Z\",\"commit\":\"")
        .endsWith("\"paths\":[],\"ref\":\"main\",\"repository\":\"network\"}");
  }

  @Test
  void given_a_work_tree_and_a_shallow_history_then_the_commit_is_read_and_not_the_folder()
      throws IOException {
    Path folder = Files.createDirectory(temp.resolve("checkout"));
    try (MadeRepository made = MadeRepository.in(folder)) {
      made.commit("main", new Tree().file("main.tf", VPC), "Jane Doe", DAY);
      String last = made.commit("main", new Tree().file("other.tf", VPC), "Jane Doe", DAY);
      Files.writeString(folder.resolve(".git/shallow"), last + "\n");
    }
    Files.writeString(folder.resolve("uncommitted.tf"), VPC);

    Collected collected = collected(new Local(folder), "HEAD", List.of());

    assertThat(paths(collected)).containsExactly("other.tf", ".git/commit.json");
    assertThat(gaps(collected)).isEmpty();
  }

  @Test
  void given_earlier_commits_then_each_is_found_by_tag_and_by_its_digits() throws IOException {
    Path folder = temp.resolve("origin.git");
    String first;
    try (MadeRepository made = MadeRepository.bare(folder)) {
      first = made.commit("main", new Tree().file("main.tf", VPC), "Jane Doe", DAY);
      made.tag("v1.0", first);
      made.commit("main", new Tree().file("other.tf", VPC), "Jane Doe", DAY);
    }

    assertThat(paths(collected(new Local(folder), "HEAD", List.of()))).contains("other.tf");
    assertThat(paths(collected(new Local(folder), "v1.0", List.of()))).contains("main.tf");
    assertThat(paths(collected(new Local(folder), first, List.of()))).contains("main.tf");
    assertThat(paths(collected(new Local(folder), first.substring(0, 10), List.of())))
        .contains("main.tf");
  }

  @Test
  void given_a_planted_ref_of_our_own_name_then_the_branch_is_read_all_the_same()
      throws IOException {
    Path folder = temp.resolve("origin.git");
    try (MadeRepository made = MadeRepository.bare(folder)) {
      String first = made.commit("main", new Tree().file("planted.tf", VPC), "Jane Doe", DAY);
      made.ref("refs/ringfence/asked", first);
      made.commit("main", new Tree().file("main.tf", VPC), "Jane Doe", DAY);
    }

    assertThat(paths(collected(new Local(folder), "main", List.of())))
        .containsExactly("main.tf", ".git/commit.json");
  }

  @Test
  void given_a_commit_without_an_author_then_its_files_are_read() throws IOException {
    Path folder = temp.resolve("origin.git");
    try (MadeRepository made = MadeRepository.bare(folder)) {
      String commit = made.commit("main", new Tree().file("main.tf", VPC), "Jane Doe", DAY);
      made.raw(
          "refs/heads/odd",
          "tree "
              + made.treeOf(commit)
              + "\ncommitter Jane <jane@shop.test> 1793692800 +0000\n\nodd\n");
    }

    Collected collected = collected(new Local(folder), "odd", List.of());

    assertThat(gaps(collected)).isEmpty();
    assertThat(paths(collected)).containsExactly("main.tf", ".git/commit.json");
    assertThat(collected.items().get(0).caller()).endsWith(" by unknown");
  }

  @Test
  void given_a_damaged_commit_then_that_is_a_gap() throws IOException {
    Path folder = temp.resolve("origin.git");
    try (MadeRepository made = MadeRepository.bare(folder)) {
      made.raw("refs/heads/main", "tree nothing\n");
    }

    Collected collected = collected(new Local(folder), "main", List.of());

    assertThat(collected.items()).isEmpty();
    assertThat(collected.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Reason.UNPARSABLE))
        .satisfies(gap -> assertThat(gap.display()).contains("is damaged"));
  }

  @Test
  void given_paths_of_which_nothing_is_read_then_each_is_a_gap() throws IOException {
    Path folder =
        bare(
            new Tree()
                .file("infra/main.tf", VPC)
                .file("README.md", "not read")
                .link("live", "infra")
                .link("live.yaml", "infra/main.tf"));

    Collected collected =
        collected(new Local(folder), "main", List.of("README.md", "live", "live.yaml"));

    assertThat(paths(collected)).containsExactly(".git/commit.json");
    assertThat(gaps(collected))
        .containsExactlyInAnyOrder(
            "git/network file path=README.md: not recognised (by its name it is no file of a kind"
                + " that is read)",
            "git/network file path=live: not part of the estate (a symbolic link: name what it"
                + " leads to, if it is a path)",
            "git/network file path=live.yaml: not part of the estate (a symbolic link: name what"
                + " it leads to, if it is a path)");
  }

  @Test
  void given_a_branch_and_a_tag_of_one_name_then_the_tag_is_read_wherever_it_is()
      throws IOException {
    Path folder = temp.resolve("origin.git");
    try (MadeRepository made = MadeRepository.bare(folder)) {
      String first = made.commit("main", new Tree().file("tag.tf", VPC), "Jane Doe", DAY);
      made.tag("live", first);
      made.commit("live", new Tree().file("branch.tf", VPC), "Jane Doe", DAY);
      HttpServer server = made.served();
      try {
        Remote place =
            new Remote(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/shop/network.git",
                Optional.empty());

        assertThat(paths(collected(place, "live", List.of()))).contains("tag.tf");
        assertThat(paths(collected(new Local(folder), "live", List.of()))).contains("tag.tf");
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void given_a_ref_that_is_not_there_then_that_is_a_gap() throws IOException {
    Path folder = bare(new Tree().file("main.tf", VPC));

    Collected collected = collected(new Local(folder), "release", List.of());

    assertThat(collected.items()).isEmpty();
    assertThat(gaps(collected))
        .containsExactly(
            "git/network commit: not collected (the repository has no commit, branch or tag"
                + " \"release\")");
  }

  @Test
  void given_a_repository_without_a_commit_then_that_is_a_gap() throws IOException {
    assertThat(gaps(collected(new Local(bare()), "HEAD", List.of())))
        .containsExactly(
            "git/network commit: not collected (the repository has no commit, branch or tag"
                + " \"HEAD\")");
  }

  @Test
  void given_paths_then_only_what_is_below_them_is_read() throws IOException {
    Path folder =
        bare(
            new Tree()
                .file("infra/main.tf", VPC)
                .file("infra/deep/er.tf", VPC)
                .file("infrastructure/not.tf", VPC)
                .file("one.tf", VPC));

    Collected collected = collected(new Local(folder), "main", List.of("infra", "one.tf", "gone"));

    assertThat(paths(collected))
        .containsExactly("infra/deep/er.tf", "infra/main.tf", "one.tf", ".git/commit.json");
    assertThat(gaps(collected))
        .containsExactlyInAnyOrder(
            "file/network file path=gone: not collected (the commit has no such path)",
            "git/network file path=gone: not collected (the commit has no such path)");
  }

  @Test
  void given_links_then_none_leads_out_and_each_is_told() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.yaml"), "apiVersion: v1\nkind: Secret\n");
    Path folder =
        bare(
            new Tree()
                .file("main.tf", VPC)
                .link("out.tf", "../../../../../../../../../etc/hostname")
                .link("secret.yaml", secret.toString())
                .link("inside.tf", "main.tf"));

    Collected collected = collected(new Local(folder), "main", List.of());

    assertThat(paths(collected)).containsExactly("main.tf", ".git/commit.json");
    assertThat(gaps(collected))
        .containsExactly(
            "file/network file path=inside.tf: not part of the estate",
            "file/network file path=out.tf: not part of the estate");
  }

  @Test
  void given_names_that_would_lead_elsewhere_then_nothing_is_written_there() throws IOException {
    Path folder =
        bare(
            new Tree()
                .file("main.tf", VPC)
                .file("../escaped.tf", VPC)
                .file(".git/hooks.tf", VPC)
                .file("a\\b.tf", VPC)
                .file("caf\u00e9.tf", VPC));

    Collected collected = collected(new Local(folder), "main", List.of());

    assertThat(paths(collected)).containsExactly("main.tf", ".git/commit.json");
    assertThat(collected.gaps())
        .extracting(CollectionGap::reason)
        .hasSize(4)
        .containsOnly(Reason.UNEXPECTED, Reason.UNPARSABLE);
    assertThat(temp.resolve("escaped.tf")).doesNotExist();
    try (Stream<Path> left = Files.list(work())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void given_a_submodule_then_every_kind_of_file_may_be_in_it() throws IOException {
    Path folder = bare(new Tree().file("main.tf", VPC).submodule("modules/shared"));

    assertThat(collected(new Local(folder), "main", List.of()).gaps())
        .extracting(gap -> gap.request().source().id())
        .containsExactly("file/network", "git/network");
  }

  @Test
  void given_pointers_of_git_lfs_then_those_named_like_ours_are_told() throws IOException {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\n"
            + "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
            + "size 12345\n";
    Path folder =
        bare(new Tree().file("main.tf", VPC).file("big.tf", pointer).file("logo.png", pointer));

    Collected collected = collected(new Local(folder), "main", List.of());

    assertThat(gaps(collected))
        .containsExactly(
            "file/network file path=big.tf: not collected (it is kept in Git LFS, out of Git)");
  }

  @Test
  void given_more_than_is_read_then_the_rest_is_a_gap() throws IOException {
    Tree tree = new Tree();
    for (int i = 0; i < 8; i++) {
      tree.file("f" + i + ".tf", "# " + "x".repeat(900) + "\n");
    }
    Path folder = bare(tree);

    Collected collected = collected(new Local(folder), "main", List.of());

    assertThat(collected.items()).hasSize(6);
    assertThat(collected.gaps())
        .extracting(CollectionGap::reason)
        .containsExactly(Reason.TRUNCATED, Reason.TRUNCATED, Reason.TRUNCATED);
  }

  @Test
  void given_more_names_than_are_looked_at_then_all_may_be_missing() throws IOException {
    Tree tree = new Tree();
    for (int i = 10; i < 35; i++) {
      tree.file("f" + i + ".tf", "# " + i + "\n");
    }

    assertThat(gaps(collected(new Local(bare(tree)), "main", List.of())))
        .contains("file/network file path=: truncated (20 names are looked at, no more)");
  }

  @Test
  void given_a_repository_that_is_read_then_nothing_in_it_changes() throws IOException {
    Path folder = bare(new Tree().file("main.tf", VPC));
    List<String> before = names(folder);

    collected(new Local(folder), "main", List.of());

    assertThat(names(folder)).isEqualTo(before);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void given_a_folder_that_is_no_repository_then_that_is_a_gap() {
    assertThat(gaps(collected(new Local(temp), "HEAD", List.of())))
        .containsExactly("git/network commit: source not reachable (there is no Git repository)");
  }

  @Test
  void given_a_repository_on_a_server_then_its_branch_its_tag_and_any_commit_are_read()
      throws IOException {
    try (MadeRepository made = MadeRepository.bare(temp.resolve("origin.git"))) {
      String first = made.commit("main", new Tree().file("main.tf", VPC), "Jane Doe", DAY);
      made.tag("v1.0", first);
      made.commit("main", new Tree().file("other.tf", VPC), "Jane Doe", DAY);
      HttpServer server = made.served();
      try {
        Remote place =
            new Remote(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/shop/network.git",
                Optional.empty());

        assertThat(paths(collected(place, "HEAD", List.of()))).contains("other.tf");
        assertThat(paths(collected(place, "main", List.of()))).contains("other.tf");
        assertThat(paths(collected(place, "v1.0", List.of()))).contains("main.tf");
        assertThat(paths(collected(place, first, List.of()))).contains("main.tf");
        assertThat(gaps(collected(place, "release", List.of())))
            .containsExactly(
                "git/network commit: not collected (the server has no branch or tag \"release\"; a"
                    + " commit is named by all of its 40 digits)");
        try (Stream<Path> left = Files.list(work())) {
          assertThat(left).isEmpty();
        }
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void given_a_repository_that_was_fetched_then_no_thread_tidies_it_up_later() throws Exception {
    try (MadeRepository made = MadeRepository.bare(temp.resolve("origin.git"))) {
      made.commit("main", new Tree().file("main.tf", VPC), "Jane Doe", DAY);
      HttpServer server = made.served();
      Fetching fetching =
          new Fetching(SMALL, Clock.systemUTC(), line -> {}, name -> Optional.empty());
      Remote place =
          new Remote(
              "http://127.0.0.1:" + server.getAddress().getPort() + "/shop/network.git",
              Optional.empty());
      try (Repository fetched =
          fetching.fetched(place, "main", Files.createDirectory(temp.resolve("fetched.git")))) {
        assertThat(fetched.getConfig().getBoolean("gc", "autodetach", true)).isFalse();
        assertThat(fetched.getConfig().getInt("gc", "auto", 6700)).isZero();
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void given_a_server_that_is_not_there_then_that_is_a_gap() {
    Remote nobody = new Remote("http://127.0.0.1:1/shop/network.git", Optional.empty());

    assertThat(gaps(collected(nobody, "main", List.of())))
        .containsExactly(
            "git/network commit: source not reachable (no repository answered at its URL)");
  }

  @Test
  void given_a_server_that_refuses_then_no_secret_is_repeated() throws IOException {
    List<String> given = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          given.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"shop\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/shop/network.git";
      Remote place =
          new Remote(url, Optional.of(new Variables(Optional.of("GIT_USER"), "GIT_TOKEN")));

      Collected collected =
          collected(place, "main", List.of(), Map.of("GIT_USER", "jane", "GIT_TOKEN", "s3cr3t"));

      assertThat(gaps(collected))
          .containsExactly(
              "git/network commit: access denied (the server refuses it, or has it for others"
                  + " only)");
      // jane:s3cr3t
      assertThat(given).contains("null", "Basic amFuZTpzM2NyM3Q=");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void given_a_variable_that_is_not_set_then_the_gap_names_it() {
    Remote place =
        new Remote(
            "https://127.0.0.1:1/shop/network.git",
            Optional.of(new Variables(Optional.empty(), "GIT_TOKEN")));

    assertThat(gaps(collected(place, "main", List.of())))
        .containsExactly(
            "git/network commit: access denied (the environment variable GIT_TOKEN is not set)");
  }

  @Test
  void given_a_source_of_another_collector_then_it_is_refused() {
    GitCollector none =
        GitCollector.of(
            List.of(),
            List.of(),
            work(),
            SMALL,
            name -> Optional.empty(),
            Clock.systemUTC(),
            line -> {});

    assertThatThrownBy(() -> none.collect(new EvidenceSource("git", "x", ""), store::seal))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
