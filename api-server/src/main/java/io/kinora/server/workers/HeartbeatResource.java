package io.kinora.server.workers;

import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Where workers beat. */
@Path(Names.HEARTBEAT_PATH)
public final class HeartbeatResource {
  private final WorkerAuthenticator authenticator;
  private final WorkerRegistry registry;
  private final HeartbeatListener listener;
  private final Fabric fabric;

  HeartbeatResource(
      WorkerAuthenticator authenticator,
      WorkerRegistry registry,
      HeartbeatListener listener,
      Fabric fabric) {
    this.authenticator = authenticator;
    this.registry = registry;
    this.listener = listener;
    this.fabric = fabric;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] beat(@Context HttpHeaders headers, byte[] body) {
    var worker = authenticator.authenticate(headers, "POST", Names.HEARTBEAT_PATH, body);
    var heartbeat = read(body);
    if (!heartbeat.workerId().equals(worker)) {
      throw ApiError.INVALID_VALUE.because("This is another worker's heartbeat.");
    }
    boolean dismissed = registry
        .note(heartbeat)
        .orElseThrow(
            () -> ApiError.INVALID_VALUE.because("A later heartbeat came before this one."));
    var answer = listener.onHeartbeat(heartbeat);
    return Json.bytes(new HeartbeatReply(
        answer.lost(),
        answer.cancelled(),
        answer.assignments(),
        fabric.whereabouts(),
        answer.leaseSeconds(),
        dismissed));
  }

  private static Heartbeat read(byte[] body) {
    try {
      return Json.read(body, Heartbeat.class);
    } catch (IllegalArgumentException e) {
      throw ApiError.INVALID_JSON.because("This is not a heartbeat.");
    }
  }
}
