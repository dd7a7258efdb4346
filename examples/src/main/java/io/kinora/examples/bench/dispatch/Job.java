package io.kinora.examples.bench.dispatch;

/**
 * Something to be done.
 *
 * @param token names it, without spaces
 * @param tenant whose it is
 * @param millis how long it holds a slot
 */
record Job(String token, String tenant, int millis) {
  String line() {
    return token + " " + tenant + " " + millis;
  }
}
