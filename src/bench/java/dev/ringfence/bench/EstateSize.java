package dev.ringfence.bench;

/**
 * How large an estate is.
 *
 * @param interfaces network interfaces
 * @param rules of security groups, both directions
 */
record EstateSize(int interfaces, int rules) {
  /** {@code 5000/6000}. */
  static EstateSize parse(String text) {
    String[] parts = text.trim().split("/");
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a size; allowed is interfaces/rules, such as 5000/6000");
    }
    return new EstateSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** What growth is measured against. */
  double parts() {
    return (double) interfaces + rules;
  }

  @Override
  public String toString() {
    return interfaces + "/" + rules;
  }
}
