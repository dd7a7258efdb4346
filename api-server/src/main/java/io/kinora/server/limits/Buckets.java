package io.kinora.server.limits;

import java.util.concurrent.CompletableFuture;

/** Many buckets by id, each made on first use. Thread-safe. */
interface Buckets {
  /** Takes a token if there is one. Never blocks; the future may fail or stay open. */
  CompletableFuture<Verdict> take(String id, Rate rate);

  /** Looks without taking. Never blocks; the future may fail or stay open. */
  CompletableFuture<Verdict> look(String id, Rate rate);

  /** Puts a token back that was taken for a request that another bucket refused. */
  void putBack(String id, Rate rate);
}
