package dev.ringfence.network;

/** The tiers that checks know by name; a zone may bring others. */
public final class Tier {
  public static final String PUBLIC = "public";
  public static final String APPLICATION = "application";
  public static final String DATA = "data";

  private Tier() {}
}
