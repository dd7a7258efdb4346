package io.kinora.server.characters;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.CharactersApi;
import io.kinora.server.api.WireVideoCharacter;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Forms;
import io.kinora.server.http.UploadBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/characters}. */
public final class CharactersResource implements CharactersApi {
  private static final String VIDEO = "video";

  private final CharacterService characters;
  private final Forms forms;

  CharactersResource(CharacterService characters, Forms forms) {
    this.characters = characters;
    this.forms = forms;
  }

  @Override
  @UploadBody
  public WireVideoCharacter createCharacter(
      Caller caller, FormDataMultiPart form, ContainerRequestContext request) {
    var read = forms.read(form, CreateCharacterForm.class, Set.of(VIDEO));
    var video = read.files().get(VIDEO);
    if (video == null) {
      throw ApiError.MISSING_REQUIRED_PARAMETER.about(
          VIDEO, "Missing required parameter: '" + VIDEO + "'.");
    }
    return onTheWire(characters.create(caller.project(), read.value().name(), video));
  }

  /** A character needs the bytes of a clip, which JSON does not carry. */
  @POST
  @Path("/videos/characters")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public WireVideoCharacter createCharacterFromJson(
      @Auth Caller caller, @Nullable JsonNode ignored) {
    throw ApiError.INVALID_TYPE.about(
        VIDEO,
        "Invalid type for 'video': expected a file. Send the request as multipart/form-data.");
  }

  @Override
  public WireVideoCharacter getCharacter(
      Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(characters.get(caller.project(), id));
  }

  private static WireVideoCharacter onTheWire(VideoCharacter character) {
    return new WireVideoCharacter(
        character.id(), character.name(), character.createdAt().getEpochSecond());
  }
}
