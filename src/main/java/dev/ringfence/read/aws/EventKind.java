package dev.ringfence.read.aws;

import java.util.List;
import java.util.Set;

/** The events about one sort of rule. */
interface EventKind {
  /** What its events make, as {@link dev.ringfence.network.Change} calls it. */
  String made();

  /** Whether an event of this name makes something of this sort. */
  boolean opens(String eventName);

  /** What an event made that can be read; empty where it cannot be told. */
  List<Opening> openings(LoggedEvent event);

  /** What an event took back, by keys of openings. */
  Set<String> closes(LoggedEvent event);
}
