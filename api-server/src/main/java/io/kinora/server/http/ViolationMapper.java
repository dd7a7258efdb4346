package io.kinora.server.http;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Stands nearer to violations than the mapper that Jersey brings for them. */
final class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {
  private final ErrorMapper errors;

  ViolationMapper(ErrorMapper errors) {
    this.errors = errors;
  }

  @Override
  public Response toResponse(ConstraintViolationException thrown) {
    return errors.toResponse(thrown);
  }
}
