package io.kinora.media;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The active manifest, the last one, of a C2PA manifest store: JUMBF boxes of CBOR, as
 * {@link C2paManifest} and other programs write them. Immutable once read.
 */
final class ManifestStore {
  /** By the numbers that COSE gives them (RFC 9053). */
  private static final Map<Long, String> ALGORITHMS = Map.of(
      -7L, "SHA256withECDSAinP1363Format",
      -35L, "SHA384withECDSAinP1363Format",
      -36L, "SHA512withECDSAinP1363Format");

  private static final int DESCRIPTION_LABEL = 17;
  private static final List<String> BINDINGS = List.of("c2pa.hash.bmff.v3", "c2pa.hash.bmff.v2");

  /** Assertions by their label; the content of each box, without its header. */
  private final Map<String, byte[]> assertions = new LinkedHashMap<>();

  private final byte[] claimBytes;
  private final Map<?, ?> claim;
  private final Map<?, ?> binding;
  private final byte[] protectedHeader;
  private final Map<?, ?> header;
  private final byte[] signature;
  private final X509Certificate certificate;

  /** A superbox: its label, and what follows its description. */
  private record Jumb(String label, byte[] content, List<Mp4Boxes.Box> boxes) {
    static Jumb read(byte[] bytes, Mp4Boxes.Box box) throws MediaException {
      var content = Arrays.copyOfRange(bytes, box.offset() + 8, box.offset() + box.size());
      var boxes = Mp4Boxes.list(content, 0, content.length);
      if (!box.type().equals("jumb")
          || boxes.isEmpty()
          || !boxes.get(0).type().equals("jumd")
          || boxes.get(0).size() < DESCRIPTION_LABEL + 8) {
        throw new MediaException("a JUMBF box without a description");
      }
      var from = 8 + DESCRIPTION_LABEL;
      var to = from;
      while (to < boxes.get(0).size() && content[to] != 0) to++;
      var label = new String(content, from, to - from, StandardCharsets.UTF_8);
      return new Jumb(label, content, boxes.subList(1, boxes.size()));
    }

    Jumb child(Mp4Boxes.Box box) throws MediaException {
      return read(content, box);
    }

    /** The CBOR of a box that holds nothing else. */
    byte[] cbor() throws MediaException {
      for (var box : boxes) {
        if (box.type().equals("cbor")) {
          return Arrays.copyOfRange(content, box.offset() + 8, box.offset() + box.size());
        }
      }
      throw new MediaException("a JUMBF box without CBOR");
    }
  }

  /** @throws MediaException where something is damaged, missing or of an unknown kind */
  static ManifestStore read(byte[] jumbf) throws MediaException, GeneralSecurityException {
    var top = Mp4Boxes.list(jumbf, 0, jumbf.length);
    if (top.isEmpty()) throw new MediaException("an empty manifest store");
    var store = Jumb.read(jumbf, top.get(0));
    if (store.boxes().isEmpty()) throw new MediaException("an empty manifest store");
    return new ManifestStore(store.child(store.boxes().get(store.boxes().size() - 1)));
  }

  private ManifestStore(Jumb manifest) throws MediaException, CertificateException {
    byte[] claim = null;
    byte[] sign1 = null;
    for (var box : manifest.boxes()) {
      var part = manifest.child(box);
      if (part.label().startsWith("c2pa.claim")) claim = part.cbor();
      if (part.label().equals("c2pa.signature")) sign1 = part.cbor();
      if (part.label().equals("c2pa.assertions")) addAssertions(part);
    }
    if (claim == null || sign1 == null) throw new MediaException("a manifest without a claim");
    claimBytes = claim;
    this.claim = CborReader.readMap(claim);
    binding = CborReader.readMap(boxOf(BINDINGS.stream()
        .filter(assertions::containsKey)
        .findFirst()
        .orElseThrow(() -> new MediaException("a manifest without a binding to its file"))));
    if (!(CborReader.read(sign1) instanceof List<?> cose)
        || cose.size() != 4
        || !(cose.get(0) instanceof byte[] header)
        || !(cose.get(3) instanceof byte[] signed)) {
      throw new MediaException("a signature that is not COSE");
    }
    protectedHeader = header;
    this.header = CborReader.readMap(header);
    signature = signed;
    certificate = certificate(cose.get(1));
  }

  private void addAssertions(Jumb store) throws MediaException {
    for (var box : store.boxes()) {
      var content =
          Arrays.copyOfRange(store.content(), box.offset() + 8, box.offset() + box.size());
      assertions.put(store.child(box).label(), content);
    }
  }

  private byte[] boxOf(String label) throws MediaException {
    var content = assertions.get(label);
    if (content == null) throw new MediaException("no assertion " + label);
    for (var box : Mp4Boxes.list(content, 0, content.length)) {
      if (box.type().equals("cbor")) {
        return Arrays.copyOfRange(content, box.offset() + 8, box.offset() + box.size());
      }
    }
    throw new MediaException("an assertion without CBOR");
  }

  /** RFC 9360: the signer's own is the first, or the only one. */
  private X509Certificate certificate(@Nullable Object unprotectedHeader)
      throws MediaException, CertificateException {
    var chain = header.get(33L);
    if (chain == null && unprotectedHeader instanceof Map<?, ?> map) {
      chain = map.containsKey(33L) ? map.get(33L) : map.get("x5chain");
    }
    if (chain instanceof List<?> list && !list.isEmpty()) chain = list.get(0);
    if (!(chain instanceof byte[] der)) throw new MediaException("a signature of nobody");
    var factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }

  /** Where the manifest contradicts itself, or null where it does not. */
  @Nullable
  String contradiction() throws MediaException, GeneralSecurityException {
    if (!isSigned()) return "The claim is not the one that was signed.";
    var key = claim.containsKey("created_assertions") ? "created_assertions" : "assertions";
    if (!(claim.get(key) instanceof List<?> references)) return "The claim names no assertions.";
    var isBound = false;
    for (var item : references) {
      if (!(item instanceof Map<?, ?> reference)
          || !(reference.get("url") instanceof String url)
          || !(reference.get("hash") instanceof byte[] hash)) {
        return "The claim names assertions that cannot be found.";
      }
      var label = url.substring(url.lastIndexOf('/') + 1);
      var content = assertions.get(label);
      if (content == null || !Arrays.equals(hash, sha256(content))) {
        return "The assertion " + label + " is not the one that was signed.";
      }
      isBound |= BINDINGS.contains(label);
    }
    return isBound ? null : "The claim is not bound to its file.";
  }

  private boolean isSigned() throws MediaException, GeneralSecurityException {
    var algorithm = header.get(1L) instanceof Long number ? ALGORITHMS.get(number) : null;
    if (algorithm == null) throw new MediaException("a signature of a kind that is not known");
    var verifier = Signature.getInstance(algorithm);
    verifier.initVerify(certificate.getPublicKey());
    verifier.update(Cbor.encode(List.of("Signature1", protectedHeader, new byte[0], claimBytes)));
    try {
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    }
  }

  byte[] fileHash() {
    return binding.get("hash") instanceof byte[] hash ? hash : new byte[0];
  }

  List<?> exclusions() {
    return binding.get("exclusions") instanceof List<?> list ? list : List.of();
  }

  X509Certificate certificate() {
    return certificate;
  }

  @Nullable
  String title() {
    return claim.get("dc:title") instanceof String title ? title : null;
  }

  @Nullable
  String generator() {
    var info = claim.get("claim_generator_info");
    if (info instanceof List<?> list && !list.isEmpty()) info = list.get(0);
    return info instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : null;
  }

  /** Of the first action that says how the file came about. */
  @Nullable
  String source() throws MediaException {
    for (var label : List.of("c2pa.actions.v2", "c2pa.actions")) {
      if (!assertions.containsKey(label)) continue;
      if (!(CborReader.readMap(boxOf(label)).get("actions") instanceof List<?> actions)) continue;
      for (var action : actions) {
        if (action instanceof Map<?, ?> map
            && map.get("digitalSourceType") instanceof String source) {
          return source;
        }
      }
    }
    return null;
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
