/**
 * The Java client of the Videos API. Start at {@link io.kinora.sdk.KinoraClient}.
 *
 * <p>Only the client and the records that it takes and gives are exported; everything else may
 * change in any release.
 */
module io.kinora.sdk {
  requires transitive java.net.http;
  requires com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports io.kinora.sdk;
  exports io.kinora.sdk.model;

  // Pages are read by Jackson and seen by nobody else.
  opens io.kinora.sdk.internal to
      com.fasterxml.jackson.databind;
}
