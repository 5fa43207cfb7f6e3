package dev.ringfence.flow;

import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;

/**
 * Something that a compromise reaches.
 *
 * @param endpoint what is reached
 * @param hops 1 for what the first one reaches itself
 * @param through id of the endpoint it is reached from
 * @param services what that one may send it
 */
public record Reach(
    Endpoint endpoint, int hops, String through, Services services, Certainty certainty) {}
