package dev.ringfence.flow;

/** Where a way begins or ends. */
sealed interface Place permits Segment, Outside {}
