/** YAML becomes controls, exceptions, attestations and settings; every problem with its line. */
@NullMarked
package dev.ringfence.catalogue;

import org.jspecify.annotations.NullMarked;
