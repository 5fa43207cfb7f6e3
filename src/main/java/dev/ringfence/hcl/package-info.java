/** The HCL language, native and JSON syntax: text becomes a tree that knows where it stands. */
@NullMarked
package dev.ringfence.hcl;

import org.jspecify.annotations.NullMarked;
