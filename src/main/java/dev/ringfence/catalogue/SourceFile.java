package dev.ringfence.catalogue;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file someone wrote, as it was read: its bytes can be sealed, so that statements can cite it.
 */
public final class SourceFile {
  /** Far above what people write, far below what would fill the memory. */
  static final long MOST_BYTES = 8L << 20;

  private final Path path;
  private final String name;
  private final byte[] content;
  private final Digest digest;

  private SourceFile(Path path, String name, byte[] content) {
    this.path = path;
    this.name = name;
    this.content = content;
    this.digest = sha256().update(content).digest();
  }

  /**
   * Reads a file; what stands in the way becomes a problem.
   *
   * @param name how reports cite it, relative and with forward slashes
   */
  static Optional<SourceFile> read(Path path, String name, Problems problems) {
    if (!Files.isRegularFile(path)) {
      problems.add(path.toString(), 0, Files.exists(path) ? "not a file" : "no such file");
      return Optional.empty();
    }
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        problems.add(path.toString(), 0, size + " bytes; at most " + MOST_BYTES + " are read");
        return Optional.empty();
      }
      return Optional.of(new SourceFile(path, name, Files.readAllBytes(path)));
    } catch (IOException e) {
      problems.add(path.toString(), 0, "cannot be read: " + reason(e));
    }
    return Optional.empty();
  }

  /**
   * A file as it was sealed.
   *
   * @param name as it was cited when it was read
   * @throws java.nio.file.InvalidPathException if no file can be called so
   */
  public static SourceFile sealed(String name, byte[] content) {
    return new SourceFile(Path.of(name), name, content.clone());
  }

  static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return e.getMessage() == null ? kind : kind + ", " + e.getMessage();
  }

  /** As the user named it. */
  public Path path() {
    return path;
  }

  /** As reports cite it. */
  public String name() {
    return name;
  }

  public byte[] bytes() {
    return content.clone();
  }

  public Digest digest() {
    return digest;
  }

  SourceRef at(int line) {
    return SourceRef.atLine(digest, name, Math.max(1, line));
  }

  /** The text, if it is UTF-8 throughout; a byte order mark of UTF-8 is left out. */
  Optional<String> text(Problems problems) {
    if (content.length >= 2 && isUtf16Mark()) {
      problems.add(path.toString(), 1, "UTF-16 found, UTF-8 expected: save the file as UTF-8");
      return Optional.empty();
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      String text = decoder.decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(
          path.toString(),
          lineOfFirstFault(),
          "a byte that is not UTF-8, which is expected throughout: save the file as UTF-8");
      return Optional.empty();
    }
  }

  private boolean isUtf16Mark() {
    int first = content[0] & 0xFF;
    int second = content[1] & 0xFF;
    return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
  }

  private int lineOfFirstFault() {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    java.nio.CharBuffer chars = java.nio.CharBuffer.allocate(content.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    int good = result.isError() ? bytes.position() : content.length;
    int line = 1;
    for (int i = 0; i < good; i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  static Hash sha256() {
    try {
      return new Hash(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256 (MessageDigest)", e);
    }
  }

  /** A digest in the making. */
  record Hash(MessageDigest state) {
    Hash update(byte[] bytes) {
      state.update(bytes);
      return this;
    }

    /** A file's name, length and bytes, so that no two lists of files look alike. */
    Hash update(SourceFile file) {
      String heading = file.name + "\0" + file.content.length + "\0";
      return update(heading.getBytes(StandardCharsets.UTF_8)).update(file.content);
    }

    Digest digest() {
      return new Digest(HexFormat.of().formatHex(state.digest()));
    }
  }
}
