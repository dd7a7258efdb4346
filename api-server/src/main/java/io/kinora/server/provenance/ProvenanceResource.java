package io.kinora.server.provenance;

import io.kinora.media.CredentialsCheck.Status;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.ProvenanceApi;
import io.kinora.server.api.WireContentManifest;
import io.kinora.server.api.WireContentProvenanceCheck;
import io.kinora.server.api.WireContentWatermark;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Forms;
import io.kinora.server.http.UploadBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Set;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;

/** {@code /v1/content_provenance_checks}. */
final class ProvenanceResource implements ProvenanceApi {
  private static final String FILE = "file";

  private final ProvenanceChecks checks;
  private final Forms forms;

  /** The form has nothing but its file. */
  record Form() {}

  ProvenanceResource(ProvenanceChecks checks, Forms forms) {
    this.checks = checks;
    this.forms = forms;
  }

  @Override
  @UploadBody
  public WireContentProvenanceCheck checkContentProvenance(
      Caller caller, FormDataMultiPart form, ContainerRequestContext request) {
    var file = forms.read(form, Form.class, Set.of(FILE)).files().get(FILE);
    if (file == null) {
      throw ApiError.MISSING_REQUIRED_PARAMETER.about(
          FILE, "Missing required parameter: '" + FILE + "'.");
    }
    try {
      return onTheWire(checks.check(caller.project(), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiError.SERVER_IS_OVERLOADED.because("The server is stopping. Try again.");
    }
  }

  private static WireContentProvenanceCheck onTheWire(ProvenanceChecks.Found found) {
    var manifest = found.manifest();
    var isRead = manifest.status() == Status.VALID || manifest.status() == Status.ALTERED;
    return new WireContentProvenanceCheck(
        "content_provenance_check",
        new WireContentManifest(
            word(manifest.status()),
            manifest.reason(),
            isRead ? signer(manifest.certificate()) : null,
            found.ours(),
            manifest.generator(),
            manifest.source(),
            manifest.title()),
        new WireContentWatermark(word(found.mark())),
        found.videoId());
  }

  private static @Nullable String signer(@Nullable X509Certificate certificate) {
    return certificate == null ? null : certificate.getSubjectX500Principal().getName();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
