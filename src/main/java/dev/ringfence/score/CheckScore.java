package dev.ringfence.score;

import dev.ringfence.control.CheckDefinition;
import java.util.Optional;

/**
 * How one check came out.
 *
 * @param score empty where nothing was there to be judged
 */
public record CheckScore(CheckDefinition check, Tally tally, Optional<Score> score) {}
