package io.kinora.server.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert, and what became of it in this month.
 *
 * @param scope {@code organization} or {@code project}
 * @param subjectId of the organisation or the project
 * @param reachedAt when so much was spent, or null
 * @param mailedAt when that was mailed, or null
 */
public record SpendAlert(
    String id,
    String organizationId,
    String scope,
    String subjectId,
    long thresholdMicro,
    List<String> recipients,
    @Nullable String subjectPrefix,
    @Nullable Instant reachedAt,
    @Nullable Instant mailedAt) {}
