package io.kinora.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One deed.
 *
 * @param projectName the name that its project has now, or null
 * @param actorEmail of the member whose key was used, or null
 * @param bySignIn whether the member had signed in by e-mail instead of with a key
 */
public record AuditEntry(
    long sequence,
    String id,
    @Nullable String projectId,
    @Nullable String projectName,
    String type,
    String resourceId,
    @Nullable String actorKeyId,
    @Nullable String actorMemberId,
    @Nullable String actorEmail,
    boolean bySignIn,
    @Nullable String address,
    @Json JsonNode details,
    Instant effectiveAt) {}
