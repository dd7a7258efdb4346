package io.kinora.server.payments;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Events as they came, until they were dealt with. */
interface StripeEventDao {
  /** Keeps an event; 0 when it came before. */
  @SqlUpdate("""
      insert into stripe_event (id, type, object_id, payload)
      values (:id, :type, :object, cast(:payload as jsonb)) on conflict do nothing
      """)
  int keep(String id, String type, String object, String payload);

  record Due(String id, String type, String objectId, int attempts) {}

  /** Takes events that are due; the next attempt is further off each time, at most an hour. */
  @SqlQuery("""
      update stripe_event set attempts = attempts + 1,
        next_attempt_at = now() + least(interval '10 seconds' * power(2, least(attempts, 12)), interval '1 hour')
      where id in (
        select id from stripe_event where processed_at is null and next_attempt_at <= now()
        order by received_at limit 50 for update skip locked)
      returning id, type, object_id, attempts
      """)
  @RegisterConstructorMapper(Due.class)
  List<Due> claim();

  @SqlUpdate("update stripe_event set processed_at = now(), error = null where id = :id")
  void done(String id);

  @SqlUpdate("update stripe_event set error = :error where id = :id")
  void failed(String id, String error);
}
