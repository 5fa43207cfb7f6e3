package dev.ringfence.flow;

import dev.ringfence.net.Box;

/**
 * One line of the list of what a boundary lets through.
 *
 * @param box every packet of it passes with this certainty on this way
 * @param via the way, see {@link FlowPath#via}
 * @param witness one packet of the box, hop by hop
 */
public record PermittedFlow(Box box, Certainty certainty, String via, FlowPath witness) {}
