package io.kinora.server.characters;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of characters. */
interface CharacterDao {
  @SqlUpdate("""
      insert into character (id, project_id, name, input_id, created_at)
      values (:character.id, :character.projectId, :character.name, :character.inputId,
        :character.createdAt)
      """)
  void insert(@BindMethods("character") VideoCharacter character);

  @SqlQuery("select * from character where id = :id and project_id = :project")
  Optional<VideoCharacter> find(String id, String project);
}
