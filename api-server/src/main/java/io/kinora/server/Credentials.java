package io.kinora.server;

import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.ApiKeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys of a server that was started with one command, and the file that hands them to a shell.
 *
 * @param baseUrl ends in {@code /v1}
 */
record Credentials(String baseUrl, String liveKey, String testKey, String adminKey) {
  private static final String LIVE = "KINORA_API_KEY";
  private static final String TEST = "KINORA_TEST_API_KEY";
  private static final String ADMIN = "KINORA_ADMIN_KEY";
  private static final String FIRST_NAME = "Default";

  /** The keys of the file where they still work; otherwise new ones, in the first project. */
  static Credentials of(Path file, Accounts accounts, String baseUrl) throws IOException {
    var known = read(file);
    var kept = new Credentials(
        baseUrl,
        known.getOrDefault(LIVE, ""),
        known.getOrDefault(TEST, ""),
        known.getOrDefault(ADMIN, ""));
    if (kept.areAcceptedBy(accounts)) return kept;
    var projects = accounts.projects();
    var project = projects.isEmpty()
        ? accounts.createProject(accounts.createOrganization(FIRST_NAME).id(), FIRST_NAME)
        : projects.get(0);
    return new Credentials(
        baseUrl,
        accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "up").secret(),
        accounts.createProjectKey(project.id(), ApiKeyKind.TEST, "up").secret(),
        accounts.createAdminKey(project.organizationId(), "up").secret());
  }

  private boolean areAcceptedBy(Accounts accounts) {
    return accounts.accepts(liveKey) && accounts.accepts(testKey) && accounts.accepts(adminKey);
  }

  private static Map<String, String> read(Path file) throws IOException {
    var values = new HashMap<String, String>();
    if (!Files.exists(file)) return values;
    for (var line : Files.readAllLines(file)) {
      var equals = line.indexOf('=');
      if (equals > 0) values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return values;
  }

  /** Replaces the file as a whole; only this account can read it. */
  void write(Path file) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var partial =
        Files.createTempFile(file.toAbsolutePath().getParent(), "credentials", null, ownerOnly);
    Files.writeString(
        partial, """
        KINORA_BASE_URL=%s
        KINORA_API_KEY=%s
        KINORA_TEST_API_KEY=%s
        KINORA_ADMIN_KEY=%s
        OPENAI_BASE_URL=%s
        OPENAI_API_KEY=%s
        """.formatted(baseUrl, liveKey, testKey, adminKey, baseUrl, liveKey));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "Credentials[" + baseUrl + "]";
  }
}
