package io.kinora.server.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.kinora.server.db.Ids;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Installs the manners of every exchange into a Dropwizard environment. */
public final class HttpModule {
  /** Before it a virtual thread in a synchronized block holds its carrier. */
  private static final int FIRST_WITHOUT_PINNING = 24;

  private static final int VIRTUAL_THREADS = 4096;

  private HttpModule() {}

  /** Must run before the server is built: Dropwizard's own error mappers would shadow ours. */
  public static void prepare(ServerFactory server) {
    if (!(server instanceof AbstractServerFactory factory)) return;
    factory.setRegisterDefaultExceptionMappers(false);
    if (Runtime.version().feature() >= FIRST_WITHOUT_PINNING) {
      factory.setEnableVirtualThreads(true);
      // Jetty counts virtual threads against this as if they were scarce.
      factory.setMaxThreads(Math.max(factory.getMaxThreads(), VIRTUAL_THREADS));
    }
  }

  public static void install(Environment environment, HttpConfiguration configuration, Ids ids) {
    environment
        .servlets()
        .addFilter("request-ids", new RequestIds(ids))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    environment
        .servlets()
        .addFilter("client-addresses", new ClientAddress())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    var jersey = environment.jersey();
    jersey.register(new Leniency());
    jersey.register(new ResponseHeaders());
    jersey.register(new RefusedBodies());
    jersey.register(new UnknownQueries());
    jersey.register(new BodyLimit(
        configuration.maxBody().toBytes(), configuration.maxUpload().toBytes()));
    var errors = new ErrorMapper();
    jersey.register(errors);
    jersey.register(new ViolationMapper(errors));
    environment.lifecycle().addEventListener(new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarting(LifeCycle started) {
        if (started instanceof Server server) server.setErrorHandler(new JettyErrors(ids));
      }
    });
  }

  /** Makes Jackson as strict about types as the API is. */
  public static void makeStrict(ObjectMapper json) {
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    // The contract bounds texts, and http.maxBody the whole: a picture may come as a data URL.
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
    json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    var text = json.coercionConfigFor(LogicalType.Textual);
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }
}
