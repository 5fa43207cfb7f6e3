package dev.ringfence.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What passes on one way between two groups, or a group and a zone beyond.
 *
 * @param from group that sends; empty if a zone beyond the estate does
 * @param to group that receives; empty if a zone beyond the estate does
 */
record Contribution(
    Way way, Optional<Group> from, Optional<Group> to, Span span, Supplier<List<Doubt>> doubts) {}
