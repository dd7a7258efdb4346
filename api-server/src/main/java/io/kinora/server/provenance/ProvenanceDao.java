package io.kinora.server.provenance;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who signs here, and which video carries which mark. */
interface ProvenanceDao {
  @SqlUpdate("""
      insert into signer (fingerprint, certificate) values (:fingerprint, :certificate)
      on conflict do nothing
      """)
  void addSigner(byte[] fingerprint, byte[] certificate);

  @SqlQuery("select exists (select from signer where fingerprint = :fingerprint)")
  boolean isSigner(byte[] fingerprint);

  @SqlUpdate("""
      insert into watermark (payload, video_id) values (:payload, :video) on conflict do nothing
      """)
  void addWatermark(int payload, String video);

  @SqlQuery("select exists (select from watermark where payload = :payload)")
  boolean isPayload(int payload);

  /** The project's youngest video with this mark that it has not deleted. */
  @SqlQuery("""
      select v.id from watermark w join video v on v.id = w.video_id
      where w.payload = :payload and v.project_id = :project and v.deleted_at is null
      order by v.created_at desc, v.id limit 1
      """)
  Optional<String> videoWith(int payload, String project);

  @SqlQuery("""
      select id from video where id = :id and project_id = :project and deleted_at is null
      """)
  Optional<String> video(String id, String project);
}
