package io.kinora.server.billing;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Who owns what. */
interface OwnerDao {
  @SqlQuery("""
      select exists (
        select from project where id = :project and organization_id = :organization)
      """)
  boolean owns(String organization, String project);

  @SqlQuery("select exists (select from organization where id = :organization)")
  boolean exists(String organization);
}
