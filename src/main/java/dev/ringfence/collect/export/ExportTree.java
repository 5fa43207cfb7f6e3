package dev.ringfence.collect.export;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The folders that one estate's exports lie in. */
public record ExportTree(List<Root> roots) {
  public ExportTree {
    roots = List.copyOf(roots);
  }

  /** A single folder of which nothing is known but its place. */
  public static ExportTree of(Path folder) {
    return new ExportTree(List.of(new Root(folder, List.of(), List.of())));
  }

  /**
   * One folder, and what the estate expects in it.
   *
   * @param accounts account numbers that must be there, and no others; empty means any
   * @param regions region names that must be there for every account; empty means any
   */
  public record Root(Path folder, List<String> accounts, List<String> regions) {
    public Root {
      accounts = List.copyOf(accounts);
      regions = List.copyOf(regions);
    }

    /** Its name in paths and messages: the folder's own, never where it lies on this machine. */
    String name() {
      Path name = folder.toAbsolutePath().normalize().getFileName();
      return name == null ? "exports" : name.toString();
    }

    boolean expects(String account, String region) {
      return expectsAccount(account) && expectsRegion(region);
    }

    boolean expectsAccount(String account) {
      return accounts.isEmpty() || accounts.contains(account);
    }

    /** What answers for all regions belongs to each of them. */
    boolean expectsRegion(String region) {
      return regions.isEmpty() || regions.contains(region) || region.equals(Placement.GLOBAL);
    }

    SortedSet<String> sortedAccounts() {
      return new TreeSet<>(accounts);
    }

    SortedSet<String> sortedRegions() {
      return new TreeSet<>(regions);
    }
  }
}
