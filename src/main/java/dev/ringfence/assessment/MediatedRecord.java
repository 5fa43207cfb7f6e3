package dev.ringfence.assessment;

import dev.ringfence.flow.Certainty;

/**
 * A way through something that ends the client's connection and makes its own, see {@link
 * dev.ringfence.flow.MediatedFlow}.
 *
 * @param mediator id of the balancer or service endpoint
 * @param name of it, for people
 * @param listener where clients connect, in words
 * @param target where it connects to, in words
 */
public record MediatedRecord(
    String mediator,
    String name,
    String listener,
    String target,
    Certainty certainty,
    PathRecord first,
    PathRecord second) {}
