/** Commits of Git repositories, read without a work tree of theirs. */
@NullMarked
package dev.ringfence.collect.git;

import org.jspecify.annotations.NullMarked;
