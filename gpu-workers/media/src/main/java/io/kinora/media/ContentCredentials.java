package io.kinora.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
    var unsigned = prepare(file, provenance, identity.chain());
    unsigned.write(identity.sign(unsigned.toBeSigned()));
  }

  /**
   * The same in two steps, for whoever does not hold the key.
   *
   * @param chain the certificates of whoever signs, its own first
   */
  public static Unsigned prepare(Path file, Provenance provenance, List<X509Certificate> chain)
      throws MediaException {
    try {
      return new Unsigned(file, provenance, chain);
    } catch (MediaException e) {
      throw e;
    } catch (IOException | GeneralSecurityException e) {
      throw cannotSign(file, e);
    }
  }

  private static MediaException cannotSign(Path file, Exception e) {
    return new MediaException("cannot sign " + file + ": " + e.getMessage(), e);
  }

  /** A file whose credentials lack a signature. Holds the file in memory. */
  public static final class Unsigned {
    private final Path file;
    private final byte[] head;
    private final byte[] rest;
    private final byte[] hash;
    private final C2paManifest manifest;

    private Unsigned(Path file, Provenance provenance, List<X509Certificate> chain)
        throws IOException, GeneralSecurityException {
      this.file = file;
      var bytes = Files.readAllBytes(file);
      var boxes = Mp4Boxes.list(bytes, 0, bytes.length);
      if (boxes.isEmpty() || !boxes.get(0).type().equals("ftyp")) {
        throw new MediaException("cannot sign what is not an MP4");
      }
      head = Arrays.copyOf(bytes, boxes.get(0).size());
      var xmp = Mp4Boxes.box("uuid", XMP_BOX_ID, xmp(provenance));
      rest = joined(xmp, Arrays.copyOfRange(bytes, head.length, bytes.length));
      var id = UUID.nameUUIDFromBytes(sha256().digest(bytes)).toString();
      manifest = new C2paManifest(provenance, chain, id);
      var size = manifest.size();
      Mp4Boxes.shiftSamples(rest, 0, rest.length, size + xmp.length);
      hash = hash(rest, head.length + size);
    }

    /** What is to be signed with ES256. */
    public byte[] toBeSigned() throws MediaException {
      try {
        return manifest.toBeSigned(hash);
      } catch (GeneralSecurityException e) {
        throw cannotSign(file, e);
      }
    }

    /** Puts the credentials into the file. */
    public void write(byte[] signature) throws MediaException {
      try (var part = new PartFile(file)) {
        Files.write(part.path(), joined(head, manifest.box(hash, signature), rest));
        part.moveIntoPlace();
      } catch (MediaException e) {
        throw e;
      } catch (IOException | GeneralSecurityException e) {
        throw cannotSign(file, e);
      }
    }
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
