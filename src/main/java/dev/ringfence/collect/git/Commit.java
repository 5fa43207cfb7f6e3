package dev.ringfence.collect.git;

import dev.ringfence.evidence.EvidenceSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commit that was read.
 *
 * @param id 40 hexadecimal digits
 * @param author name only, as the commit has it: without a trace of who else was told; {@code
 *     unknown} where it has none
 * @param authored when it was written, by the author's clock; where it does not say, {@code
 *     committed}
 * @param committed when it became part of this history, by the committer's clock
 */
public record Commit(String id, String author, Instant authored, Instant committed) {
  private static final int LONGEST_NAME = 200;

  /** Where a commit has no line of its author, or one that is none. */
  private static final String UNKNOWN = "unknown";

  static Commit of(RevCommit commit) {
    Optional<PersonIdent> author = Optional.ofNullable(commit.getAuthorIdent());
    Instant committed = Instant.ofEpochSecond(commit.getCommitTime());
    return new Commit(
        commit.getName(),
        author.map(person -> oneLine(person.getName())).orElse(UNKNOWN),
        author.map(PersonIdent::getWhenAsInstant).orElse(committed),
        committed);
  }

  private static String oneLine(String name) {
    String line = name.replaceAll("\\p{Cntrl}|\\p{Cf}", " ").strip();
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
  }

  /** {@code commit 1f0c… of 2026-11-03T08:00:00Z by Jane Doe}. */
  String words() {
    return "commit %s of %s by %s".formatted(id, committed, author);
  }

  /** What is sealed of it: canonical JSON. */
  byte[] document(EvidenceSource repository, GitSource source) {
    Map<String, Object> members = new TreeMap<>();
    members.put("author", author);
    members.put("authored", authored.toString());
    members.put("commit", id);
    members.put("committed", committed.toString());
    members.put("paths", List.copyOf(source.paths()));
    members.put("ref", source.ref());
    members.put("repository", repository.account());
    return JsonMapper.builder()
        .build()
        .writeValueAsString(members)
        .getBytes(StandardCharsets.UTF_8);
  }
}
