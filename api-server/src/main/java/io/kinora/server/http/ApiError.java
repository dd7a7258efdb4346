package io.kinora.server.http;

import static io.kinora.server.http.ErrorType.INSUFFICIENT_QUOTA;
import static io.kinora.server.http.ErrorType.INVALID_REQUEST_ERROR;
import static io.kinora.server.http.ErrorType.RATE_LIMIT_ERROR;
import static io.kinora.server.http.ErrorType.SERVER_ERROR;
import static io.kinora.server.http.ErrorType.SERVICE_UNAVAILABLE_ERROR;

import java.util.Locale;

/**
 * Every error that the API answers with: its HTTP status, its type, whether the same request can
 * succeed later, and what it means. The names in lower case are the codes on the wire, and the
 * contract lists the same ones.
 */
public enum ApiError {
  MISSING_API_KEY(401, INVALID_REQUEST_ERROR, false, "The request carries no key."),
  INVALID_API_KEY(401, INVALID_REQUEST_ERROR, false, "The key is unknown, revoked or expired."),
  PERMISSION_DENIED(403, INVALID_REQUEST_ERROR, false, "The key may not do this."),
  MISSING_REQUIRED_PARAMETER(
      400, INVALID_REQUEST_ERROR, false, "A field that must be there is not."),
  UNKNOWN_PARAMETER(400, INVALID_REQUEST_ERROR, false, "A field that the operation does not have."),
  INVALID_TYPE(400, INVALID_REQUEST_ERROR, false, "A field of the wrong JSON type."),
  INVALID_VALUE(400, INVALID_REQUEST_ERROR, false, "A value that is not one of those allowed."),
  STRING_ABOVE_MAX_LENGTH(400, INVALID_REQUEST_ERROR, false, "A text is too long."),
  STRING_BELOW_MIN_LENGTH(400, INVALID_REQUEST_ERROR, false, "A text is too short."),
  INVALID_JSON(400, INVALID_REQUEST_ERROR, false, "The body is not JSON."),
  INVALID_MULTIPART(400, INVALID_REQUEST_ERROR, false, "The body is not a multipart form."),
  BAD_REQUEST(400, INVALID_REQUEST_ERROR, false, "The request is not HTTP as it should be."),
  MODEL_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No model of this name is offered."),
  PROJECT_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such project in the organization."),
  API_KEY_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such key, or it was revoked already."),
  USER_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such member of the organization."),
  INVITE_NOT_FOUND(
      404, INVALID_REQUEST_ERROR, false, "No such invite, or it was used, taken back or expired."),
  WORKER_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such worker in the last day."),
  WEBHOOK_ENDPOINT_NOT_FOUND(
      404, INVALID_REQUEST_ERROR, false, "No such webhook endpoint in the key's project."),
  WEBHOOK_DELIVERY_NOT_FOUND(
      404, INVALID_REQUEST_ERROR, false, "No such webhook delivery in the key's project."),
  VIDEO_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such video in the key's project."),
  FILE_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such file in the key's project."),
  CHARACTER_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such character in the key's project."),
  BATCH_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such batch in the key's project."),
  BATCH_NOT_CANCELLABLE(400, INVALID_REQUEST_ERROR, false, "The batch has ended already."),
  UNSUPPORTED_FILE_MIMETYPE(
      400, INVALID_REQUEST_ERROR, false, "A file of a kind that is not taken here."),
  INVALID_FILE(
      400, INVALID_REQUEST_ERROR, false, "A file that is damaged, or beyond what is allowed."),
  VIDEO_NOT_READY(
      400, INVALID_REQUEST_ERROR, false, "The video is not completed, so it has no content."),
  VIDEO_NOT_DELETABLE(400, INVALID_REQUEST_ERROR, false, "The video is still queued or running."),
  VIDEO_NOT_CANCELLABLE(
      400, INVALID_REQUEST_ERROR, false, "The video is completed or failed already."),
  VIDEO_NOT_REMIXABLE(
      400,
      INVALID_REQUEST_ERROR,
      false,
      "The video is not completed, so nothing can be made of it."),
  VIDEO_NOT_EXTENDABLE(
      400, INVALID_REQUEST_ERROR, false, "The video is too long, or was extended too often."),
  CONTENT_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "The video has no content of this variant."),
  CONTENT_EXPIRED(
      410, INVALID_REQUEST_ERROR, false, "The files of the video were removed at its expiry."),
  IDEMPOTENCY_KEY_REUSE(
      422, INVALID_REQUEST_ERROR, false, "The key was used with another request."),
  ORGANIZATION_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "There is no such organization."),
  PURCHASE_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No such purchase of the organization."),
  SPEND_ALERT_NOT_FOUND(
      404, INVALID_REQUEST_ERROR, false, "No such spend alert of the organization or the project."),
  RATE_LIMIT_NOT_FOUND(404, INVALID_REQUEST_ERROR, false, "No model has a limit of this id."),
  PAYMENTS_OFF(400, INVALID_REQUEST_ERROR, false, "This server takes no payments."),
  NOT_REFUNDABLE(
      400, INVALID_REQUEST_ERROR, false, "So much of the purchase is not left to be sent back."),
  TOO_MANY_CHECKOUTS(
      429, RATE_LIMIT_ERROR, false, "The organization began too many purchases within an hour."),
  PRICE_CHANGED(
      409, INVALID_REQUEST_ERROR, false, "The price is not, or no longer, what was asked for."),
  RATE_LIMIT_EXCEEDED(429, RATE_LIMIT_ERROR, true, "Too many requests in a short time."),
  QUEUE_FULL(
      429, RATE_LIMIT_ERROR, true, "As many videos of the organization wait as it may have."),
  FREE_ALLOWANCE_EXHAUSTED(429, INSUFFICIENT_QUOTA, false, "The free allowance of today is used."),
  CREDIT_BALANCE_EXHAUSTED(429, INSUFFICIENT_QUOTA, false, "The credits do not cover the price."),
  ORGANIZATION_SPEND_LIMIT_EXCEEDED(
      429, INSUFFICIENT_QUOTA, false, "The organization would spend more than it allowed itself."),
  PROJECT_SPEND_LIMIT_EXCEEDED(
      429, INSUFFICIENT_QUOTA, false, "The project would spend more than it may in a month."),
  API_KEY_SPEND_LIMIT_EXCEEDED(
      429, INSUFFICIENT_QUOTA, false, "The key would spend more than it may in a month."),
  ORGANIZATION_USAGE_LIMIT_EXCEEDED(
      429, INSUFFICIENT_QUOTA, false, "The organization would spend more on priority than it may."),
  BILLING_HARD_LIMIT_REACHED(
      400, INVALID_REQUEST_ERROR, false, "The organization pays for nothing more at present."),
  UNKNOWN_URL(404, INVALID_REQUEST_ERROR, false, "Nothing lives at this address."),
  METHOD_NOT_ALLOWED(405, INVALID_REQUEST_ERROR, false, "The address does not take this method."),
  UNSUPPORTED_MEDIA_TYPE(
      415, INVALID_REQUEST_ERROR, false, "The body is of a kind that is not taken."),
  REQUEST_TOO_LARGE(413, INVALID_REQUEST_ERROR, false, "The body is larger than allowed."),
  REQUEST_HEADERS_TOO_LARGE(
      431, INVALID_REQUEST_ERROR, false, "The headers are larger than allowed."),
  REQUEST_TIMEOUT(408, INVALID_REQUEST_ERROR, true, "The body did not arrive in time."),
  RANGE_NOT_SATISFIABLE(416, INVALID_REQUEST_ERROR, false, "The range lies outside the content."),
  INTERNAL_ERROR(
      500, SERVER_ERROR, true, "The server is at fault; the request id finds it in the log."),
  SERVER_IS_OVERLOADED(
      503, SERVICE_UNAVAILABLE_ERROR, true, "Too much at once, or a part is down.");

  private final int status;
  private final ErrorType type;
  private final boolean retryable;
  private final String meaning;

  ApiError(int status, ErrorType type, boolean retryable, String meaning) {
    this.status = status;
    this.type = type;
    this.retryable = retryable;
    this.meaning = meaning;
  }

  /** The word on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type.word();
  }

  /** Whether the same request can succeed later. */
  public boolean isRetryable() {
    return retryable;
  }

  /** One sentence for the reference. */
  public String meaning() {
    return meaning;
  }

  /** An exception that says what happened this time. */
  public ApiException because(String message) {
    return new ApiException(this, message, null);
  }

  /** An exception that also names the field at fault. */
  public ApiException about(String param, String message) {
    return new ApiException(this, message, param);
  }
}
