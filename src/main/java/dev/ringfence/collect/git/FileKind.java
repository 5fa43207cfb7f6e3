package dev.ringfence.collect.git;

import dev.ringfence.collect.Collector;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of files that a repository may hold.
 *
 * @param provider of the evidence they become
 * @param isNamedLike whether the name of a file, without its folder, is one of theirs
 * @param collector what collects them from a folder, whose name becomes that of the source
 */
public record FileKind(
    String provider, Predicate<String> isNamedLike, Function<Path, Collector> collector) {}
