package io.kinora.examples.bench;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The peer: a Dropwizard server that does nothing but return the bytes of files, {@code POST} and
 * {@code GET /answers/NAME}. {@code BareServer FOLDER CONFIG.yml} in a process of its own.
 */
final class BareServer extends Application<Configuration> {

  private final java.nio.file.Path folder;

  private BareServer(java.nio.file.Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    new BareServer(java.nio.file.Path.of(arguments[0])).run("server", arguments[1]);
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.jersey().register(new Answers(folder));
  }

  /** Reads the request's body, if any, and returns the bytes. */
  @Path("/answers/{name}")
  public static final class Answers {

    private final java.nio.file.Path folder;

    Answers(java.nio.file.Path folder) {
      this.folder = folder;
    }

    @GET
    public Response get(@PathParam("name") String name) {
      var file = folder.resolve(name).toFile();
      return Response.ok(file, name.endsWith(".mp4") ? "video/mp4" : "application/json")
          .build();
    }

    @POST
    public Response post(@PathParam("name") String name, byte[] body) throws IOException {
      return Response.ok(Files.readAllBytes(folder.resolve(name)), "application/json")
          .build();
    }
  }
}
