package io.kinora.server.characters;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.db.Ids;
import io.kinora.server.http.Forms;
import io.kinora.server.inputs.InputIntake;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature together and onto the server. */
public final class CharactersModule {
  private CharactersModule() {}

  public static CharacterService install(
      Environment environment, Jdbi jdbi, InputIntake inputs, Ids ids, Clock clock) {
    var characters = new CharacterService(jdbi, inputs, ids, clock);
    var forms = new Forms(environment.getObjectMapper(), environment.getValidator());
    environment.jersey().register(new CharactersResource(characters, forms));
    return characters;
  }
}
