package dev.ringfence.collect.git;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes files of a commit into a folder of our own, as they are stored: no filter, no line end and
 * no hook of the repository has a say. Whoever made the commit may have meant harm: names that lead
 * elsewhere are not written, and links lead nowhere but into the folder.
 */
final class Layout {
  /** Where a link leads that would lead out of the repository: to nothing. */
  private static final Path NOWHERE = Path.of("outside-of-the-repository");

  private static final int LONGEST_PATH = 1_000;
  private static final int LONGEST_LINK = 4_096;

  private final Repository repository;
  private final Path folder;
  private final GitLimits limits;
  private final Predicate<String> isWanted;
  private final List<Skipped> skipped = new ArrayList<>();
  private final Map<String, ObjectId> links = new LinkedHashMap<>();
  private long bytes;

  /**
   * @param folder an empty one
   * @param isWanted by the name of a file, without its folder
   */
  Layout(Repository repository, Path folder, GitLimits limits, Predicate<String> isWanted) {
    this.repository = repository;
    this.folder = folder;
    this.limits = limits;
    this.isWanted = isWanted;
  }

  /**
   * Writes a commit.
   *
   * @param paths files and folders of it; empty for all
   * @return what is missing, in the order of paths
   * @throws IOException if the folder cannot be written or the commit has no readable tree
   */
  List<Skipped> write(RevCommit commit, List<String> paths) throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      if (paths.isEmpty()) {
        try (TreeWalk walk = new TreeWalk(repository, reader)) {
          walk.addTree(commit.getTree());
          walk(walk, reader, "");
        }
      }
      for (String path : paths) {
        below(commit, path, reader);
      }
      // Last, so that nothing is ever written through one of them.
      for (Map.Entry<String, ObjectId> link : links.entrySet()) {
        link(link.getKey(), link.getValue(), reader);
      }
    }
    return List.copyOf(skipped);
  }

  private void below(RevCommit commit, String path, ObjectReader reader) throws IOException {
    try (TreeWalk found = TreeWalk.forPath(reader, path, commit.getTree())) {
      if (found == null) {
        skipped.add(Skipped.all(path, Reason.NOT_COLLECTED, "the commit has no such path"));
      } else if (found.isSubtree()) {
        try (TreeWalk walk = new TreeWalk(repository, reader)) {
          walk.addTree(found.getObjectId(0));
          walk(walk, reader, path + "/");
        }
      } else {
        asked(path, found, reader);
      }
    }
  }

  /** An entry that was asked for by its name: that nothing is read of it is never left unsaid. */
  private void asked(String path, TreeWalk found, ObjectReader reader) throws IOException {
    FileMode mode = found.getFileMode(0);
    if (mode == FileMode.SYMLINK) {
      skipped.add(
          Skipped.all(
              path, Reason.UNEXPECTED, "a symbolic link: name what it leads to, if it is a path"));
    } else if (mode != FileMode.GITLINK && !isWanted.test(nameOf(path))) {
      skipped.add(
          Skipped.all(
              path, Reason.UNRECOGNISED, "by its name it is no file of a kind that is read"));
    } else {
      entry(path, found, reader);
    }
  }

  private void walk(TreeWalk walk, ObjectReader reader, String before) throws IOException {
    walk.setRecursive(true);
    int entries = 0;
    while (walk.next()) {
      entries++;
      if (entries > limits.entries()) {
        skipped.add(
            Skipped.all("", Reason.TRUNCATED, limits.entries() + " names are looked at, no more"));
        return;
      }
      Optional<String> path = utf8(walk.getRawPath());
      if (path.isPresent()) {
        entry(before + path.get(), walk, reader);
      } else if (isWanted.test(nameOf(walk.getPathString()))) {
        skipped.add(
            Skipped.file(
                before + walk.getPathString(), Reason.UNPARSABLE, "its name is no text in UTF-8"));
      }
    }
  }

  private static Optional<String> utf8(byte[] path) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private void entry(String path, TreeWalk walk, ObjectReader reader) throws IOException {
    FileMode mode = walk.getFileMode(0);
    if (mode == FileMode.GITLINK) {
      skipped.add(
          Skipped.all(
              path,
              Reason.NOT_COLLECTED,
              "a submodule, which is a repository of its own: list it as a source, and leave it out"
                  + " of the paths of this one"));
    } else if (isWanted.test(nameOf(path))) {
      if (!isFit(path)) {
        skipped.add(Skipped.file(path, Reason.UNEXPECTED, "its name would lead elsewhere"));
      } else if (mode == FileMode.SYMLINK) {
        links.put(path, walk.getObjectId(0));
      } else {
        file(path, walk.getObjectId(0), reader);
      }
    }
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What Git itself refuses to check out, and names that are no single name on some machine. */
  private static boolean isFit(String path) {
    for (String name : path.split("/", -1)) {
      boolean isSpecial = name.isEmpty() || name.equals(".") || name.equals("..");
      boolean isOfGit = name.toLowerCase(Locale.ROOT).equals(Constants.DOT_GIT);
      if (isSpecial || isOfGit || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
        return false;
      }
    }
    return path.length() <= LONGEST_PATH;
  }

  private void file(String path, ObjectId id, ObjectReader reader) throws IOException {
    try {
      ObjectLoader blob = reader.open(id, Constants.OBJ_BLOB);
      long kept = Math.min(blob.getSize(), limits.fileBytes() + 1);
      if (bytes + kept > limits.bytes()) {
        skipped.add(
            Skipped.file(path, Reason.TRUNCATED, (limits.bytes() >> 20) + " MiB are read in all"));
      } else if (LargeFiles.isPointer(blob)) {
        skipped.add(Skipped.file(path, Reason.NOT_COLLECTED, "it is kept in Git LFS, out of Git"));
      } else {
        bytes += kept;
        copy(path, blob, kept);
      }
    } catch (MissingObjectException e) {
      skipped.add(Skipped.file(path, Reason.NOT_COLLECTED, "its content is not in this clone"));
    } catch (CorruptObjectException e) {
      skipped.add(Skipped.file(path, Reason.UNPARSABLE, "its content is damaged"));
    } catch (FileAlreadyExistsException | InvalidPathException e) {
      skipped.add(Skipped.file(path, Reason.UNPARSABLE, "no file of this name can be made here"));
    }
  }

  /** As many bytes as are read of a file, and one more of a longer one, so that it shows. */
  private void copy(String path, ObjectLoader blob, long kept) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    try (InputStream in = blob.openStream();
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[8_192];
      long left = kept;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private void link(String path, ObjectId id, ObjectReader reader) throws IOException {
    try {
      byte[] target = reader.open(id, Constants.OBJ_BLOB).getCachedBytes(LONGEST_LINK);
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.createSymbolicLink(file, utf8(target).flatMap(to -> inside(file, to)).orElse(NOWHERE));
    } catch (MissingObjectException | CorruptObjectException e) {
      skipped.add(Skipped.file(path, Reason.NOT_COLLECTED, "a symbolic link that is not readable"));
    } catch (org.eclipse.jgit.errors.LargeObjectException
        | UnsupportedOperationException
        | InvalidPathException
        | java.nio.file.FileSystemException e) {
      skipped.add(Skipped.file(path, Reason.UNEXPECTED, "a symbolic link"));
    }
  }

  /** A target that leads up first and then down, and never out of the folder. */
  private Optional<Path> inside(Path file, String target) {
    boolean hasGoneDown = false;
    for (String name : target.split("/", -1)) {
      if (name.equals("..") && hasGoneDown) {
        return Optional.empty();
      }
      hasGoneDown = hasGoneDown || !name.equals("..");
    }
    Path to = Path.of(target);
    boolean isInside = !to.isAbsolute() && file.resolveSibling(to).normalize().startsWith(folder);
    return isInside ? Optional.of(to) : Optional.empty();
  }
}
