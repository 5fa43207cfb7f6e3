package dev.ringfence.flow;

/** From the point of view of the one who filters. */
enum Direction {
  INGRESS("ingress"),
  EGRESS("egress");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /** As the model writes it. */
  String word() {
    return word;
  }
}
