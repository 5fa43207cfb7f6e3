package dev.ringfence.net;

/** An address family; a packet's source and destination are always of the same one. */
public enum Family {
  IPV4(32),
  IPV6(128);

  private final int bits;

  Family(int bits) {
    this.bits = bits;
  }

  /** Length of an address in bits: 32 or 128. */
  public int bits() {
    return bits;
  }
}
