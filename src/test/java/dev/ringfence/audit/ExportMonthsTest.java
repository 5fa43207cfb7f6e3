package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.catalogue.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportMonthsTest {
  private static final YearMonth THIS_MONTH = YearMonth.of(2026, 12);

  @TempDir Path folder;

  @Test
  void given_a_month_that_one_source_lacks_then_the_newest_is_the_one_before() throws IOException {
    Files.createDirectories(folder.resolve("2026-09/shop"));
    Files.createDirectories(folder.resolve("2026-10/shop"));
    Files.createDirectories(folder.resolve("2026-13/shop"));
    Files.createDirectories(folder.resolve("old/x-2026-09"));

    assertThat(months("{period}/shop").newest(THIS_MONTH)).contains(YearMonth.of(2026, 10));
    assertThat(months("{period}/shop", "old/x-{period}").newest(THIS_MONTH))
        .contains(YearMonth.of(2026, 9));
  }

  @Test
  void given_no_month_at_all_then_there_is_no_newest() {
    assertThat(months("{period}/shop").newest(THIS_MONTH)).isEmpty();
    assertThat(months("gone/{period}").newest(THIS_MONTH)).isEmpty();
  }

  @Test
  void given_exports_that_are_not_kept_by_month_then_it_is_this_month() {
    assertThat(months("exports").newest(THIS_MONTH)).contains(THIS_MONTH);
  }

  private ExportMonths months(String... exports) {
    return new ExportMonths(
        Stream.of(exports)
            .map(
                export ->
                    new SourceSettings(
                        export,
                        folder,
                        List.of("111122223333"),
                        List.of("eu-central-1"),
                        List.of(),
                        3))
            .toList());
  }
}
