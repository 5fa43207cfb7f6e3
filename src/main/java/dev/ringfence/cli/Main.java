package dev.ringfence.cli;

/** Entry point of the launcher. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(0);
  }
}
