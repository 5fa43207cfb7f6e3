package dev.ringfence.cli;

import dev.ringfence.audit.Installation;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "ringfence " + Installation.version() + " (Java " + Runtime.version() + ")"
    };
  }
}
