package io.kinora.server.billing;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The legs of one event. */
interface LegDao {
  record Leg(String id, String debitAccount, long amount) {}

  @SqlQuery("select id, debit_account, amount from ledger_transfer where id in (:first, :second)")
  @RegisterConstructorMapper(Leg.class)
  List<Leg> legs(String first, String second);
}
