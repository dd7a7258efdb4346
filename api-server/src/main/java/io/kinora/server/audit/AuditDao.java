package io.kinora.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of deeds, always of one organisation. */
interface AuditDao {
  @SqlUpdate("""
      insert into audit_log (id, organization_id, project_id, type, resource_id, actor_key_id,
        actor_member_id, address, request_id, details, effective_at)
      values (:id, :organization, :project, :type, :resource, :key, :member, :address, :request,
        :details, :now)
      """)
  void insert(
      String id,
      String organization,
      @Nullable String project,
      String type,
      String resource,
      @Nullable String key,
      @Nullable String member,
      @Nullable String address,
      @Nullable String request,
      @Json Map<String, ?> details,
      Instant now);

  @SqlQuery("select sequence from audit_log where id = :id and organization_id = :organization")
  Optional<Long> sequence(String organization, String id);

  @SqlQuery("""
      select a.*, p.name as project_name, m.email as actor_email,
        coalesce(k.sign_in, false) as by_sign_in
      from audit_log a
        left join project p on p.id = a.project_id
        left join member m on m.id = a.actor_member_id
        left join api_key k on k.id = a.actor_key_id
      where a.organization_id = :organization
        and (:before::bigint is null or a.sequence < :before)
        and (:from::timestamptz is null or a.effective_at >= :from)
        and (:until::timestamptz is null or a.effective_at < :until)
        and (cardinality(:projects::text[]) = 0 or a.project_id = any(:projects))
        and (cardinality(:types::text[]) = 0 or a.type = any(:types))
        and (cardinality(:actors::text[]) = 0 or a.actor_key_id = any(:actors)
             or a.actor_member_id = any(:actors))
        and (cardinality(:resources::text[]) = 0 or a.resource_id = any(:resources))
      order by a.sequence desc limit :limit
      """)
  List<AuditEntry> page(
      String organization, @Nullable Long before, @BindMethods AuditFilter filter, int limit);
}
