package dev.ringfence.collect.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The machine as JGit is to see it: without the configuration of its users. Left to itself, JGit
 * runs {@code git} to find that, measures the clock of the disk by writing into the repository it
 * reads, and keeps the result below the user's home.
 */
final class OwnSystem extends SystemReader.Delegate {
  private OwnSystem(SystemReader machine) {
    super(machine);
  }

  /** JGit asks one reader in the whole process; to set it again changes nothing. */
  static void use() {
    if (!(SystemReader.getInstance() instanceof OwnSystem)) {
      SystemReader.setInstance(new OwnSystem(SystemReader.getInstance()));
    }
  }

  @Override
  public StoredConfig getUserConfig() {
    return new Nothing();
  }

  @Override
  public StoredConfig getSystemConfig() {
    return new Nothing();
  }

  @Override
  public StoredConfig getJGitConfig() {
    return new Nothing();
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  /** A configuration without a file. */
  private static final class NoFile extends FileBasedConfig {
    NoFile(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }

  /** A configuration in which nothing is set but how coarse clocks of disks are. */
  private static final class Nothing extends StoredConfig {
    private static final long COARSEST_SECONDS = 2;

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(COARSEST_SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}
  }
}
