package io.kinora.server.events;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.EventsApi;
import io.kinora.server.api.WireEvent;
import io.kinora.server.api.WireEventList;
import io.kinora.server.api.WireEventSubject;
import io.kinora.server.events.EventDao.Event;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.PageLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /v1/events}. */
public final class EventsResource implements EventsApi {
  private static final Event BEFORE_ALL = new Event(0, 0, "", "", "", Instant.EPOCH);

  private final EventDao dao;

  public EventsResource(Jdbi jdbi) {
    dao = jdbi.onDemand(EventDao.class);
  }

  @Override
  public WireEventList listEvents(
      Caller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var last = last(caller, after);
    var found = dao.list(caller.project(), last.transactionId(), last.sequence(), count + 1);
    var data = found.stream().limit(count).map(EventsResource::onTheWire).toList();
    return new WireEventList(
        "list",
        data,
        data.isEmpty() ? null : data.get(0).id(),
        data.isEmpty() ? null : data.get(data.size() - 1).id(),
        count > 0 && found.size() > count);
  }

  private Event last(Caller caller, @Nullable String after) {
    if (after == null) return BEFORE_ALL;
    return dao.find(after, caller.project())
        .orElseThrow(() -> ApiError.INVALID_VALUE.about(
            "after", "Invalid value: '" + after + "'. It is not the id of an event."));
  }

  private static WireEvent onTheWire(Event event) {
    return new WireEvent(
        event.id(),
        "event",
        event.type(),
        event.createdAt().getEpochSecond(),
        new WireEventSubject(event.subjectId()));
  }
}
