/**
 * YAML and its subset JSON, hostile input expected: text becomes trees that know where they stand.
 */
@NullMarked
package dev.ringfence.yaml;

import org.jspecify.annotations.NullMarked;
