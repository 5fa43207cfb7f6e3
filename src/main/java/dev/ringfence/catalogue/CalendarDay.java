package dev.ringfence.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days of the calendar as files write them. */
final class CalendarDay {
  /** ISO 8601 as read by {@link LocalDate} has years of up to nine digits and signs too. */
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private CalendarDay() {}

  /** A day as {@code 2026-11-30}, its year of four digits; empty for any other text. */
  static Optional<LocalDate> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
