package io.kinora.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A manifest store of one claim after the C2PA specification 2.x: JUMBF boxes (ISO/IEC 19566-5) of
 * CBOR, signed with COSE_Sign1 and ES256. Its size does not depend on the hash or the signature, so
 * that it can be measured before the file is laid out.
 */
final class C2paManifest {
  private static final HexFormat HEX = HexFormat.of();

  /** Marks the box of the manifest store in an MP4. */
  static final byte[] BOX_ID = HEX.parseHex("d8fec3d61b0e483c92975828877ec481");

  private static final byte[] JUMBF_SUFFIX = HEX.parseHex("00110010800000aa00389b71");
  private static final int SIGNATURE_BYTES = 64;
  private static final int COSE_SIGN1 = 18;
  private static final int COSE_ALGORITHM = 1;
  private static final int COSE_ES256 = -7;
  private static final int COSE_X5CHAIN = 33;

  private final Provenance provenance;
  private final List<X509Certificate> chain;
  private final String id;

  /**
   * Makes one.
   *
   * @param chain the certificates of whoever will sign, its own first
   * @param id UUID of the video
   */
  C2paManifest(Provenance provenance, List<X509Certificate> chain, String id) {
    this.provenance = provenance;
    this.chain = chain;
    this.id = id;
  }

  /** The box with room for a hash and a signature that are not there. */
  int size() throws GeneralSecurityException {
    return box(new byte[32], new byte[SIGNATURE_BYTES]).length;
  }

  /** What is to be signed with ES256: the claim, as COSE wraps it (RFC 9052, section 4.4). */
  byte[] toBeSigned(byte[] fileHash) throws GeneralSecurityException {
    return Cbor.encode(List.of("Signature1", header(), new byte[0], claim(fileHash)));
  }

  /** The finished box. */
  byte[] box(byte[] fileHash, byte[] signature) throws GeneralSecurityException {
    var manifest = jumbf(
        "c2ma",
        urn(),
        jumbf("c2as", "c2pa.assertions", actions(), binding(fileHash)),
        jumbf("c2cl", "c2pa.claim.v2", Mp4Boxes.box("cbor", claim(fileHash))),
        jumbf("c2cs", "c2pa.signature", Mp4Boxes.box("cbor", sign1(signature))));
    var versionAndFlags = new byte[4];
    var purpose = "manifest\0".getBytes(StandardCharsets.US_ASCII);
    var noMerkleTree = new byte[8];
    return Mp4Boxes.box(
        "uuid", BOX_ID, versionAndFlags, purpose, noMerkleTree, jumbf("c2pa", "c2pa", manifest));
  }

  private String urn() {
    return "urn:c2pa:" + id;
  }

  private byte[] actions() {
    var agent = map("name", provenance.generator(), "version", provenance.version());
    var created = map(
        "action",
        "c2pa.created",
        "digitalSourceType",
        provenance.source().uri(),
        "softwareAgent",
        agent);
    return jumbf(
        "cbor",
        "c2pa.actions.v2",
        Mp4Boxes.box("cbor", Cbor.encode(map("actions", List.of(created)))));
  }

  /** Binds the claim to the file, but for this box and what players may rewrite. */
  private static byte[] binding(byte[] fileHash) {
    var thisBox = map("offset", 8, "value", BOX_ID);
    var exclusions = List.of(
        map("xpath", "/uuid", "data", List.of(thisBox)),
        map("xpath", "/ftyp"),
        map("xpath", "/mfra"));
    var content = Cbor.encode(
        map("exclusions", exclusions, "alg", "sha256", "hash", fileHash, "name", "jumbf manifest"));
    return jumbf("cbor", "c2pa.hash.bmff.v3", Mp4Boxes.box("cbor", content));
  }

  private byte[] claim(byte[] fileHash) throws GeneralSecurityException {
    return Cbor.encode(map(
        "instanceID",
        "xmp:iid:" + id,
        "claim_generator_info",
        map("name", provenance.generator(), "version", provenance.version()),
        "signature",
        "self#jumbf=/c2pa/" + urn() + "/c2pa.signature",
        "created_assertions",
        List.of(
            reference("c2pa.actions.v2", actions()),
            reference("c2pa.hash.bmff.v3", binding(fileHash))),
        "dc:title",
        provenance.title(),
        "alg",
        "sha256"));
  }

  private static Map<Object, Object> reference(String label, byte[] box)
      throws GeneralSecurityException {
    var content = Arrays.copyOfRange(box, 8, box.length);
    return map(
        "url",
        "self#jumbf=c2pa.assertions/" + label,
        "hash",
        MessageDigest.getInstance("SHA-256").digest(content));
  }

  /** The certificates that a verifier needs; the root it must know of its own. */
  private byte[] header() throws GeneralSecurityException {
    var certificates = new ArrayList<byte[]>();
    for (var certificate : chain) {
      var isRoot =
          certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
      if (certificates.isEmpty() || !isRoot) certificates.add(certificate.getEncoded());
    }
    return Cbor.encode(map(COSE_ALGORITHM, COSE_ES256, COSE_X5CHAIN, certificates));
  }

  private byte[] sign1(byte[] signature) throws GeneralSecurityException {
    if (signature.length != SIGNATURE_BYTES) {
      throw new GeneralSecurityException("a signature of " + signature.length + " bytes");
    }
    var padding = map("pad", new byte[16]);
    return Cbor.tagged(COSE_SIGN1, Arrays.asList(header(), padding, null, signature));
  }

  private static byte[] jumbf(String type, String label, byte[]... contents) {
    var name = label.getBytes(StandardCharsets.UTF_8);
    var description = ByteBuffer.allocate(16 + 1 + name.length + 1);
    description.put(type.getBytes(StandardCharsets.US_ASCII)).put(JUMBF_SUFFIX);
    description.put((byte) 3).put(name).put((byte) 0);
    var parts = new byte[contents.length + 1][];
    parts[0] = Mp4Boxes.box("jumd", description.array());
    System.arraycopy(contents, 0, parts, 1, contents.length);
    return Mp4Boxes.box("jumb", parts);
  }

  private static Map<Object, Object> map(Object... keysAndValues) {
    var map = new LinkedHashMap<Object, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
