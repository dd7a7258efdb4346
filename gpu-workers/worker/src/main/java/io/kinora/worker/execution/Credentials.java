package io.kinora.worker.execution;

import io.kinora.media.ContentCredentials;
import io.kinora.media.MediaException;
import io.kinora.media.Provenance;
import io.kinora.protocol.Job;
import io.kinora.worker.cluster.ServerApi;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.VideoEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Gives a finished video its credentials. What is signed is put together here; the server, which
 * alone has the key, signs it. Thread-safe.
 */
final class Credentials {
  private static final String GENERATOR = "Kinora";

  private final ServerApi server;
  private final Retry retry;

  Credentials(ServerApi server, Retry retry) {
    this.server = server;
    this.retry = retry;
  }

  /** Signs a video in place; false when the fence is lost. */
  boolean sign(Job job, VideoEngine engine, GeneratedVideo video)
      throws IOException, InterruptedException {
    var provenance = job.provenance();
    if (provenance == null) return true;
    var claim = new Provenance(
        job.videoId(), GENERATOR, WorkerConfiguration.version(), source(job, engine));
    var unsigned =
        ContentCredentials.prepare(video.video(), claim, certificates(provenance.certificates()));
    var signature = retry.until(
        "have the credentials signed", () -> server.sign(job.fence(), unsigned.toBeSigned()));
    if (signature.isEmpty()) return false;
    unsigned.write(signature.get());
    return true;
  }

  /** What goes on from somebody's own clip shows that clip too. */
  private static Provenance.Source source(Job job, VideoEngine engine) {
    var source = job.source();
    var isUpload = source != null && source.prompt() == null;
    return isUpload ? Provenance.Source.COMPOSITE : engine.source();
  }

  private static List<X509Certificate> certificates(List<String> texts) throws IOException {
    var certificates = new ArrayList<X509Certificate>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (var text : texts) {
        var der = new ByteArrayInputStream(Base64.getDecoder().decode(text));
        certificates.add((X509Certificate) factory.generateCertificate(der));
      }
      return certificates;
    } catch (CertificateException | IllegalArgumentException e) {
      throw new MediaException("the server's certificates cannot be read", e);
    }
  }
}
