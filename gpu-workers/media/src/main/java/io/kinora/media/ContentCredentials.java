package io.kinora.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Puts the origin of a video into its file: a signed C2PA claim, and the same statement as XMP for
 * programs that know no C2PA. Stateless and thread-safe.
 */
public final class ContentCredentials {
  /** Marks the box of XMP in an MP4 (XMP specification, part 3). */
  private static final byte[] XMP_BOX_ID =
      HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

  private ContentCredentials() {}

  /**
   * Rewrites a finished MP4 in place with its credentials behind the first box. Pictures and sound
   * are not touched. Takes as much memory as the file is large, twice.
   *
   * @throws MediaException where the file is no MP4 of the kind that {@link Mp4Writer} writes, or
   *     it cannot be written; the file is then as it was
   */
  public static void sign(Path file, Provenance provenance, SigningIdentity identity)
      throws MediaException {
    try (var part = new PartFile(file)) {
      Files.write(part.path(), signed(Files.readAllBytes(file), provenance, identity));
      part.moveIntoPlace();
    } catch (MediaException e) {
      throw e;
    } catch (IOException | GeneralSecurityException e) {
      throw new MediaException("cannot sign " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] signed(byte[] file, Provenance provenance, SigningIdentity identity)
      throws MediaException, GeneralSecurityException {
    var boxes = Mp4Boxes.list(file, 0, file.length);
    if (boxes.isEmpty() || !boxes.get(0).type().equals("ftyp")) {
      throw new MediaException("cannot sign what is not an MP4");
    }
    var head = Arrays.copyOf(file, boxes.get(0).size());
    var xmp = Mp4Boxes.box("uuid", XMP_BOX_ID, xmp(provenance));
    var rest = joined(xmp, Arrays.copyOfRange(file, head.length, file.length));
    var id = UUID.nameUUIDFromBytes(sha256().digest(file)).toString();
    var manifest = new C2paManifest(provenance, identity, id);
    var size = manifest.size();
    Mp4Boxes.shiftSamples(rest, 0, rest.length, size + xmp.length);
    var credentials = manifest.signed(hash(rest, head.length + size));
    return joined(head, credentials, rest);
  }

  /** Hash of the boxes behind the manifest, each after its place in the file (C2PA, BMFF v3). */
  private static byte[] hash(byte[] boxes, int offset)
      throws MediaException, GeneralSecurityException {
    var digest = sha256();
    for (var box : Mp4Boxes.list(boxes, 0, boxes.length)) {
      if (box.type().equals("mfra")) continue;
      digest.update(
          ByteBuffer.allocate(8).putLong(0, (long) offset + box.offset()).array());
      digest.update(boxes, box.offset(), box.size());
    }
    return digest.digest();
  }

  private static byte[] xmp(Provenance provenance) {
    var text = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description rdf:about=\"\""
        + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
        + " xmp:CreatorTool=\""
        + escape(provenance.generator() + " " + provenance.version())
        + "\" Iptc4xmpExt:DigitalSourceType=\""
        + provenance.source().uri()
        + "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static byte[] joined(byte[]... parts) {
    var length = 0;
    for (var part : parts) length += part.length;
    var all = ByteBuffer.allocate(length);
    for (var part : parts) all.put(part);
    return all.array();
  }

  private static MessageDigest sha256() throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256");
  }
}
