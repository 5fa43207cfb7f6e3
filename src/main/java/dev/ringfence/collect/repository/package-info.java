/** Files of a folder that a team keeps its infrastructure in, sealed without their secrets. */
@NullMarked
package dev.ringfence.collect.repository;

import org.jspecify.annotations.NullMarked;
