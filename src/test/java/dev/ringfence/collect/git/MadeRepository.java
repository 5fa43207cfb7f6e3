package dev.ringfence.collect.git;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A bare repository whose commits are written object by object, so that they can hold what no
 * checkout would make.
 */
public final class MadeRepository implements AutoCloseable {
  private final Repository repository;

  private MadeRepository(Repository repository) {
    this.repository = repository;
  }

  public static MadeRepository bare(Path folder) throws IOException {
    return at(new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare(), true);
  }

  /** With {@code .git} in a folder, and nothing checked out. */
  public static MadeRepository in(Path folder) throws IOException {
    return at(new FileRepositoryBuilder().setWorkTree(folder.toFile()), false);
  }

  private static MadeRepository at(FileRepositoryBuilder builder, boolean isBare)
      throws IOException {
    OwnSystem.use();
    Repository repository = builder.build();
    repository.create(isBare);
    repository.updateRef(Constants.HEAD).link("refs/heads/main");
    return new MadeRepository(repository);
  }

  /** One entry of a tree. */
  record Entry(FileMode mode, byte[] content, ObjectId id) {}

  /** Entries of a commit by path; a byte of a name is a character. */
  public static final class Tree {
    private final SortedMap<String, Entry> entries = new TreeMap<>(Comparator.naturalOrder());

    public Tree file(String path, String text) {
      return add(path, FileMode.REGULAR_FILE, text);
    }

    public Tree link(String path, String target) {
      return add(path, FileMode.SYMLINK, target);
    }

    public Tree submodule(String path) {
      entries.put(
          path,
          new Entry(
              FileMode.GITLINK,
              new byte[0],
              ObjectId.fromString("1234567890123456789012345678901234567890")));
      return this;
    }

    private Tree add(String path, FileMode mode, String text) {
      entries.put(path, new Entry(mode, text.getBytes(StandardCharsets.UTF_8), ObjectId.zeroId()));
      return this;
    }
  }

  /** Commits a tree on a branch, after what is there; the id has 40 digits. */
  public String commit(String branch, Tree tree, String author, Instant when) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(tree.entries, inserter));
      PersonIdent person = new PersonIdent(author, "someone@shop.test", when, ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage("change the network\n");
      ObjectId before = repository.resolve("refs/heads/" + branch);
      if (before != null) {
        commit.setParentId(before);
      }
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      point("refs/heads/" + branch, id);
      return id.getName();
    }
  }

  /** Points a ref at an object of a commit's type with this text, whatever it is. */
  void raw(String ref, String text) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      Path file = repository.getDirectory().toPath().resolve(ref);
      Files.createDirectories(file.getParent());
      Files.writeString(file, id.getName() + "\n");
    }
  }

  /** The tree of a commit. */
  String treeOf(String commit) throws IOException {
    return repository.resolve(commit + "^{tree}").getName();
  }

  /** Points a ref of any name at a commit. */
  void ref(String name, String commit) throws IOException {
    point(name, ObjectId.fromString(commit));
  }

  public void tag(String name, String commit) throws IOException {
    point("refs/tags/" + name, ObjectId.fromString(commit));
  }

  private void point(String ref, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(id);
    update.forceUpdate();
  }

  private static ObjectId tree(SortedMap<String, Entry> entries, ObjectInserter inserter)
      throws IOException {
    Map<String, SortedMap<String, Entry>> folders = new TreeMap<>();
    TreeMap<String, Runnable> ordered = new TreeMap<>();
    TreeFormatter formatter = new TreeFormatter();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      int slash = entry.getKey().indexOf('/');
      if (slash > 0) {
        folders
            .computeIfAbsent(entry.getKey().substring(0, slash), name -> new TreeMap<>())
            .put(entry.getKey().substring(slash + 1), entry.getValue());
      } else {
        ObjectId id =
            entry.getValue().mode() == FileMode.GITLINK
                ? entry.getValue().id()
                : inserter.insert(Constants.OBJ_BLOB, entry.getValue().content());
        byte[] name = entry.getKey().getBytes(StandardCharsets.ISO_8859_1);
        ordered.put(entry.getKey(), () -> formatter.append(name, entry.getValue().mode(), id));
      }
    }
    for (Map.Entry<String, SortedMap<String, Entry>> folder : folders.entrySet()) {
      ObjectId id = tree(folder.getValue(), inserter);
      byte[] name = folder.getKey().getBytes(StandardCharsets.ISO_8859_1);
      // Git orders a folder as if its name ended in a slash.
      ordered.put(folder.getKey() + "/", () -> formatter.append(name, FileMode.TREE, id));
    }
    ordered.values().forEach(Runnable::run);
    return inserter.insert(formatter);
  }

  /** Answers what a client asks by HTTP (gitprotocol-http), under any path. */
  public HttpServer served() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean isAsking = exchange.getRequestURI().getPath().endsWith("/info/refs");
          UploadPack pack = new UploadPack(repository);
          pack.setBiDirectionalPipe(false);
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          if (isAsking) {
            PacketLineOut lines = new PacketLineOut(out);
            lines.writeString("# service=git-upload-pack\n");
            lines.end();
            pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
          } else {
            boolean isZipped =
                "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            pack.upload(isZipped ? new GZIPInputStream(body) : body, out, null);
          }
          exchange
              .getResponseHeaders()
              .add(
                  "Content-Type",
                  "application/x-git-upload-pack-" + (isAsking ? "advertisement" : "result"));
          exchange.sendResponseHeaders(200, out.size());
          exchange.getResponseBody().write(out.toByteArray());
          exchange.close();
        });
    server.start();
    return server;
  }

  @Override
  public void close() {
    repository.close();
  }
}
