package io.kinora.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file against the C2PA manifest in it: whether the signature is of the claim, the claim of
 * the assertions, and the assertions of this file. Whether the signer is to be trusted is for
 * others to say. Takes files of any origin and size; stateless and thread-safe.
 */
public final class CredentialsCheck {
  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;
  private static final int BOX_ID_BYTES = 16;
  private static final int MAX_BOXES = 10_000;

  /** A manifest with certificates, thumbnails and its ingredients' manifests is smaller. */
  private static final int MAX_MANIFEST = 16 << 20;

  private CredentialsCheck() {}

  /** What became of a manifest. */
  public enum Status {
    /** There is none. */
    NONE,
    /** The file is as it was signed. */
    VALID,
    /** The file, or the manifest, is not as it was signed. */
    ALTERED,
    /** It is damaged, or of a kind that is not known here. */
    UNREADABLE
  }

  /**
   * What was found.
   *
   * @param reason why it is altered or unreadable, else null
   * @param certificate of the signer; null where there is none, and only to be believed where the
   *     status is valid or the reason is that the file was altered
   * @param title that the claim gives the file, or null
   * @param generator the program that made it, or null
   * @param source IPTC's digital source type, a URI, or null
   */
  public record Result(
      Status status,
      @Nullable String reason,
      @Nullable X509Certificate certificate,
      @Nullable String title,
      @Nullable String generator,
      @Nullable String source) {
    static Result without(Status status, @Nullable String reason) {
      return new Result(status, reason, null, null, null, null);
    }
  }

  /** One top-level box of a file. */
  record Box(String type, long offset, long size, int header) {}

  /**
   * Checks a file.
   *
   * @throws IOException where it cannot be read from the disk
   */
  public static Result check(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      List<Box> boxes;
      try {
        boxes = boxes(channel);
      } catch (MediaException e) {
        return Result.without(Status.NONE, null);
      }
      var found = manifest(channel, boxes);
      if (found == null) return Result.without(Status.NONE, null);
      try {
        return check(channel, boxes, ManifestStore.read(content(channel, found)));
      } catch (MediaException | GeneralSecurityException e) {
        return Result.without(Status.UNREADABLE, "The manifest cannot be read.");
      }
    }
  }

  private static Result check(FileChannel channel, List<Box> boxes, ManifestStore store)
      throws IOException, GeneralSecurityException {
    var reason = store.contradiction();
    if (reason == null && !Arrays.equals(store.fileHash(), hash(channel, boxes, store))) {
      reason = "The file is not the one that was signed.";
    }
    return new Result(
        reason == null ? Status.VALID : Status.ALTERED,
        reason,
        store.certificate(),
        store.title(),
        store.generator(),
        store.source());
  }

  /** What is left of the boxes when the file ends inside one belongs to the last. */
  private static List<Box> boxes(FileChannel channel) throws IOException {
    var boxes = new ArrayList<Box>();
    var end = channel.size();
    for (var at = 0L; at + HEADER <= end; ) {
      if (boxes.size() == MAX_BOXES) throw new MediaException("too many boxes");
      var head = read(channel, at, (int) Math.min(LARGE_HEADER, end - at));
      var size = head.getInt(0) & 0xffffffffL;
      var type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
      var header = size == 1 ? LARGE_HEADER : HEADER;
      if (size == 1 && head.limit() == LARGE_HEADER) size = head.getLong(8);
      if (size == 0 || size > end - at) size = end - at;
      if (size < header) throw new MediaException("a bad box");
      boxes.add(new Box(type, at, size, header));
      at += size;
    }
    return boxes;
  }

  private static @Nullable Box manifest(FileChannel channel, List<Box> boxes) throws IOException {
    for (var box : boxes) {
      if (hasId(channel, box, C2paManifest.BOX_ID)) return box;
    }
    return null;
  }

  private static boolean hasId(FileChannel channel, Box box, byte[] id) throws IOException {
    if (!box.type().equals("uuid") || box.size() < box.header() + BOX_ID_BYTES) return false;
    return Arrays.equals(
        read(channel, box.offset() + box.header(), BOX_ID_BYTES).array(), id);
  }

  /** The JUMBF behind the box's id, its version and flags, its purpose and the Merkle offset. */
  private static byte[] content(FileChannel channel, Box box) throws IOException {
    if (box.size() > MAX_MANIFEST) throw new MediaException("a manifest that is too large");
    var whole = read(channel, box.offset(), (int) box.size()).array();
    var purpose = box.header() + BOX_ID_BYTES + 4;
    var end = purpose;
    while (end < whole.length && whole[end] != 0) end++;
    if (!new String(whole, purpose, Math.max(0, end - purpose), StandardCharsets.US_ASCII)
        .equals("manifest")) {
      throw new MediaException("a box of another purpose");
    }
    return Arrays.copyOfRange(whole, Math.min(whole.length, end + 9), whole.length);
  }

  /** C2PA, BMFF hash version 2 and 3: each box that counts, after its place in the file. */
  private static byte[] hash(FileChannel channel, List<Box> boxes, ManifestStore store)
      throws IOException, GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var box : boxes) {
      if (isExcluded(channel, box, store.exclusions())) continue;
      digest.update(ByteBuffer.allocate(8).putLong(0, box.offset()).array());
      var buffer = ByteBuffer.allocate(1 << 16);
      for (var at = box.offset(); at < box.offset() + box.size(); at += buffer.position()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), box.offset() + box.size() - at));
        if (channel.read(buffer, at) <= 0) throw new MediaException("the file became shorter");
        digest.update(buffer.array(), 0, buffer.position());
      }
    }
    return digest.digest();
  }

  private static boolean isExcluded(FileChannel channel, Box box, List<?> exclusions)
      throws IOException {
    for (var item : exclusions) {
      if (!(item instanceof Map<?, ?> exclusion)) continue;
      if (!("/" + box.type()).equals(exclusion.get("xpath"))) continue;
      if (!(exclusion.get("data") instanceof List<?> data)) return true;
      for (var part : data) {
        if (part instanceof Map<?, ?> wanted && holds(channel, box, wanted)) return true;
      }
    }
    return false;
  }

  private static boolean holds(FileChannel channel, Box box, Map<?, ?> wanted) throws IOException {
    if (!(wanted.get("offset") instanceof Long offset)) return false;
    if (!(wanted.get("value") instanceof byte[] value)) return false;
    if (offset < 0 || offset > box.size() - value.length) return false;
    return Arrays.equals(read(channel, box.offset() + offset, value.length).array(), value);
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) <= 0) {
        throw new MediaException("the file became shorter");
      }
    }
    return buffer.flip();
  }
}
