package io.kinora.examples.cluster;

import io.kinora.examples.stack.LocalStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where each server of a cluster listens: to its clients, to other members, to workers. */
final class Ports {

  private final List<Integer> http = new ArrayList<>();
  private final List<Integer> member = new ArrayList<>();
  private final List<Integer> client = new ArrayList<>();

  Ports(int servers) throws IOException {
    for (var i = 0; i < servers; i++) {
      http.add(LocalStack.freePort());
      member.add(LocalStack.freePort());
      client.add(LocalStack.freePort());
    }
  }

  int http(int server) {
    return http.get(server);
  }

  int member(int server) {
    return member.get(server);
  }

  int client(int server) {
    return client.get(server);
  }

  /** The members as they stand in a configuration. */
  String members() {
    return member.stream()
        .map(port -> "'127.0.0.1:" + port + "'")
        .collect(Collectors.joining(", "));
  }

  /** Base URLs of the servers, without a path. */
  List<String> servers() {
    return http.stream().map(port -> "http://127.0.0.1:" + port).toList();
  }
}
