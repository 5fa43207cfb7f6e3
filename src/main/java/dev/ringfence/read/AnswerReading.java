package dev.ringfence.read;

import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.ZoneAssignment;

/** Reads a provider's answers that were not given but follow from what is declared. */
@FunctionalInterface
public interface AnswerReading {
  /** The declared network. */
  NetworkModel declared(Translated translated, ZoneAssignment zones);
}
