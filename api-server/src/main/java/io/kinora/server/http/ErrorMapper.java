package io.kinora.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.glassfish.jersey.server.ParamException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.jvnet.mimepull.MIMEParsingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a request threw into the envelope. What the client did wrong and what we refuse on
 * purpose, such as too much at once, is logged at DEBUG, our own errors once at ERROR with the
 * request id in the context.
 */
final class ErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger log = LoggerFactory.getLogger(ErrorMapper.class);
  private static final String RETRY_AFTER_SECONDS = "1";
  private static final Map<Integer, ApiError> BY_STATUS = Map.ofEntries(
      Map.entry(400, ApiError.BAD_REQUEST),
      Map.entry(401, ApiError.INVALID_API_KEY),
      Map.entry(403, ApiError.PERMISSION_DENIED),
      Map.entry(404, ApiError.UNKNOWN_URL),
      Map.entry(405, ApiError.METHOD_NOT_ALLOWED),
      Map.entry(408, ApiError.REQUEST_TIMEOUT),
      Map.entry(413, ApiError.REQUEST_TOO_LARGE),
      Map.entry(415, ApiError.UNSUPPORTED_MEDIA_TYPE),
      Map.entry(416, ApiError.RANGE_NOT_SATISFIABLE),
      Map.entry(431, ApiError.REQUEST_HEADERS_TOO_LARGE),
      Map.entry(503, ApiError.SERVER_IS_OVERLOADED));

  @Context
  private @Nullable HttpServletRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    var error = explain(thrown);
    if (error.error().status() >= 500 && error != thrown) {
      log.atError().setCause(thrown).log("request failed");
    } else {
      log.atDebug()
          .setCause(thrown)
          .addKeyValue("code", error.error().code())
          .log("request refused");
    }
    var response = Response.status(error.error().status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Envelope.of(error.error(), error.message(), error.param()));
    if (!error.error().isRetryable()) response.header(Envelope.SHOULD_RETRY, "false");
    if (error.error() == ApiError.SERVER_IS_OVERLOADED) {
      response.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    error.headers().forEach(response::header);
    return response.build();
  }

  /** Readers wrap what a body's stream throws, so the causes are asked too. */
  private ApiException explain(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException known) return known;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException json && !isOurs(json))
        return JacksonErrors.explain(json);
      if (cause instanceof ConstraintViolationException broken)
        return ViolationErrors.explain(broken);
      if (cause instanceof TimeoutException) {
        return ApiError.REQUEST_TIMEOUT.because(ApiError.REQUEST_TIMEOUT.meaning());
      }
      if (cause instanceof MIMEParsingException) return multipart();
      if (cause instanceof ConnectionException
          || cause instanceof SQLException lost && isAway(lost.getSQLState())) {
        return ApiError.SERVER_IS_OVERLOADED.because("The server is not ready. Please try again.");
      }
    }
    if (thrown instanceof WebApplicationException http) return byStatus(http);
    return internal();
  }

  /**
   * Whether the database is away or has no room: connection exceptions, insufficient resources and
   * operator intervention of PostgreSQL's appendix A. A statement that it cuts short is rolled
   * back.
   */
  private static boolean isAway(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
  }

  /** A body that we cannot write is our fault; one that we cannot read is the client's. */
  private static boolean isOurs(JsonProcessingException e) {
    return e.getProcessor() instanceof com.fasterxml.jackson.core.JsonGenerator;
  }

  private ApiException byStatus(WebApplicationException e) {
    var status = e.getResponse().getStatus();
    if (e instanceof ParamException param && status == 404) {
      return ApiError.INVALID_VALUE.about(
          param.getParameterName(), "Invalid value for '" + param.getParameterName() + "'.");
    }
    var known = BY_STATUS.get(status);
    if (known == null)
      return status >= 500 ? internal() : ApiError.BAD_REQUEST.because(text(status));
    var answer = known == ApiError.UNKNOWN_URL
        ? known.because(unknownUrl())
        : known.because(known.meaning());
    var allow = e.getResponse().getHeaderString("Allow");
    return allow == null ? answer : answer.withHeader("Allow", allow);
  }

  private static String text(int status) {
    return "The request was refused with status " + status + ".";
  }

  private String unknownUrl() {
    var here = request == null ? "" : request.getMethod() + " " + request.getRequestURI();
    return "Unknown request URL: " + here + ". Please check the URL for typos.";
  }

  private static ApiException multipart() {
    return ApiError.INVALID_MULTIPART.because(
        "We could not parse the multipart body of your request.");
  }

  private static ApiException internal() {
    return ApiError.INTERNAL_ERROR.because(
        "The server had an error while processing your request. Please name the request id of the"
            + " x-request-id header when you ask for help.");
  }

  static ApiError byStatus(int status) {
    var fallback = status >= 500 ? ApiError.INTERNAL_ERROR : ApiError.BAD_REQUEST;
    return BY_STATUS.getOrDefault(status, fallback);
  }
}
