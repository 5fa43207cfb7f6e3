package dev.ringfence.history.jdbc;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.DamagedArchiveException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the archive holds; what does not read was changed since it was stored. */
final class StoredText {
  private final CanonicalJson json = new CanonicalJson();

  /**
   * A stored document.
   *
   * @param place the row, as a reader of the message finds it
   * @throws DamagedArchiveException naming the place
   */
  <T> T read(@Nullable String text, Class<T> type, String place) {
    return read(text, type, Function.identity(), place);
  }

  /**
   * What a stored document states.
   *
   * @throws DamagedArchiveException naming the place
   */
  <D, T> T read(@Nullable String text, Class<D> type, Function<? super D, T> stated, String place) {
    if (text == null) {
      throw new DamagedArchiveException(place + " is empty");
    }
    try {
      return stated.apply(json.read(text, type));
    } catch (IllegalArgumentException e) {
      throw new DamagedArchiveException(place + " cannot be read: " + e.getMessage(), e);
    } catch (NullPointerException e) {
      // Our records have all their members; a stored one without is not ours any more.
      throw new DamagedArchiveException(place + " cannot be read: a member is missing", e);
    }
  }

  /**
   * What a word in a column names.
   *
   * @throws DamagedArchiveException if it names nothing
   */
  static <T> T named(@Nullable String word, Function<String, Optional<T>> names, String place) {
    return Optional.ofNullable(word)
        .flatMap(names)
        .orElseThrow(
            () ->
                new DamagedArchiveException(
                    "%s has \"%s\", a word of no archive".formatted(place, word)));
  }
}
