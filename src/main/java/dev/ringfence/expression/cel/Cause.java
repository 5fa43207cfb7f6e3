package dev.ringfence.expression.cel;

/** Why a value could not be told. */
sealed interface Cause permits Slot, Fault {}
