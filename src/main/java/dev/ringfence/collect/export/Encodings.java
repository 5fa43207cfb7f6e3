package dev.ringfence.collect.export;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a file as UTF-8 without a byte order mark. Windows PowerShell 5 writes UTF-16 with
 * one, and later versions may write it before UTF-8.
 *
 * @param from the encoding the file had; empty where the bytes are the file's own
 */
record Encodings(byte[] utf8, String from) {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

  /** Empty where the bytes are not valid in the encoding that their mark announces. */
  static Optional<Encodings> of(byte[] bytes) {
    if (begins(bytes, UTF_8_MARK)) {
      return Optional.of(
              new Encodings(
                  Arrays.copyOfRange(bytes, 3, bytes.length), "UTF-8 with a byte order mark"))
          .filter(encodings -> fault(encodings.utf8()).isEmpty());
    }
    if (begins(bytes, UTF_16LE_MARK)) {
      return transcoded(bytes, StandardCharsets.UTF_16LE);
    }
    if (begins(bytes, UTF_16BE_MARK)) {
      return transcoded(bytes, StandardCharsets.UTF_16BE);
    }
    return fault(bytes).isEmpty() ? Optional.of(new Encodings(bytes, "")) : Optional.empty();
  }

  /** Why {@link #of} gives nothing for these bytes. */
  static Fault refusal(byte[] bytes) {
    if (begins(bytes, UTF_16LE_MARK) || begins(bytes, UTF_16BE_MARK)) {
      return Fault.of(
          Reason.UNPARSABLE, "is not valid UTF-16, which its byte order mark announces");
    }
    int line = fault(bytes).orElse(1);
    return Fault.of(Reason.UNPARSABLE, "is not valid UTF-8 at line " + line);
  }

  private static Optional<Encodings> transcoded(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 2, bytes.length - 2));
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(text);
      byte[] result = new byte[utf8.remaining()];
      utf8.get(result);
      return Optional.of(new Encodings(result, charset.name()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Line of the first byte that is not UTF-8; in small steps, so no second copy is made. */
  private static Optional<Integer> fault(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    return result.isError() ? Optional.of(line(bytes, in.position())) : Optional.empty();
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static boolean begins(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
