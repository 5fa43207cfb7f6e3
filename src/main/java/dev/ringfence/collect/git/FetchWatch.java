package dev.ringfence.collect.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Ends a transfer that takes too long or brings too much, and says how far it has come. */
final class FetchWatch implements ProgressMonitor {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path folder;
  private final GitLimits limits;
  private final Clock clock;
  private final Consumer<String> notes;
  private final Instant end;
  private Instant next;
  private boolean isLate;
  private boolean isLarge;

  /**
   * @param folder where it goes
   * @param notes one line each
   */
  FetchWatch(Path folder, GitLimits limits, Clock clock, Consumer<String> notes) {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.notes = notes;
    this.end = clock.instant().plus(limits.time());
    this.next = clock.instant().plus(PAUSE);
  }

  boolean isLate() {
    return isLate;
  }

  boolean isLarge() {
    return isLarge;
  }

  @Override
  public void start(int tasks) {}

  @Override
  public void beginTask(String title, int units) {}

  @Override
  public void update(int done) {}

  @Override
  public void endTask() {}

  @Override
  public void showDuration(boolean isShown) {}

  @Override
  public boolean isCancelled() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return isLate || isLarge;
    }
    next = now.plus(PAUSE);
    long bytes = bytes();
    notes.accept((bytes >> 20) + " MiB received");
    isLate = isLate || now.isAfter(end);
    isLarge = isLarge || bytes > limits.fetchedBytes();
    return isLate || isLarge;
  }

  private long bytes() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(FetchWatch::size).sum();
    } catch (IOException | UncheckedIOException e) {
      // Files of a transfer come and go; the next look sees them.
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
