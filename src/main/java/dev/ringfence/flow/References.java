package dev.ringfence.flow;

/** Whether rules that name a group apply to the group's carriers at the far end of a way. */
enum References {
  RESOLVED,
  UNRESOLVED,
  /** It cannot be told. */
  MAYBE
}
