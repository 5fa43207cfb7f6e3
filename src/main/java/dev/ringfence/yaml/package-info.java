/** YAML of other people, and its subset JSON: text becomes trees that know where they stand. */
@NullMarked
package dev.ringfence.yaml;

import org.jspecify.annotations.NullMarked;
