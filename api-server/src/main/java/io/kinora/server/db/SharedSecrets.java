package io.kinora.server.db;

import java.io.IOException;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether this server has the secrets that the others of its database have. One that has not would
 * refuse their keys, links and workers, each with an error that says nothing of the cause, so it
 * does not start. The database holds fingerprints, from which no secret can be told. Thread-safe.
 */
public final class SharedSecrets {
  private final SharedSecretDao secrets;

  public SharedSecrets(Jdbi jdbi) {
    secrets = jdbi.onDemand(SharedSecretDao.class);
  }

  /**
   * Checks what may never change, because what was made with it is kept.
   *
   * @param where the file or setting that holds it, for the message
   * @throws IOException with one clear sentence when another one is in use
   */
  public void check(String name, String fingerprint, String where) throws IOException {
    if (!isAgreed(name, fingerprint)) throw differs(name, where);
  }

  /**
   * Checks what may change when no server runs.
   *
   * @throws IOException with one clear sentence when the servers that run have another one
   */
  public void checkAmongRunning(String name, String fingerprint, String where) throws IOException {
    if (isAgreed(name, fingerprint)) return;
    if (secrets.replaceWhileNobodyLeads(name, fingerprint).isEmpty()) throw differs(name, where);
  }

  private boolean isAgreed(String name, String fingerprint) {
    return secrets.agree(name, fingerprint).equals(fingerprint);
  }

  private static IOException differs(String name, String where) {
    return new IOException("the " + name + " in " + where
        + " is not the one that the other servers of this database use; give this server theirs");
  }
}
