package dev.ringfence.flow;

import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;

/**
 * A way through something that ends the client's connection and makes its own: two flows, not one.
 *
 * @param boundary from the client's zone to the target's
 * @param mediator id of the balancer or service endpoint that clients connect to
 * @param connector id of the balancer that connects to targets: the mediator, or, behind a service
 *     endpoint, the service's
 * @param name of it, for people
 * @param listener where clients connect
 * @param target where it connects to
 * @param first a client reaches the mediator
 * @param second the mediator reaches a target
 */
public record MediatedFlow(
    Boundary boundary,
    String mediator,
    String connector,
    String name,
    Services listener,
    Services target,
    Certainty certainty,
    FlowPath first,
    FlowPath second) {}
