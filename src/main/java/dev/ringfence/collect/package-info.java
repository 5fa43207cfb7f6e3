/** One source becomes evidence, unmodified but for secrets; judgement happens elsewhere. */
@NullMarked
package dev.ringfence.collect;

import org.jspecify.annotations.NullMarked;
