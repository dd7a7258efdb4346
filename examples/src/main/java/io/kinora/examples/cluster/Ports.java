package io.kinora.examples.cluster;

import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where each server of a cluster listens: to its clients, to other members, to workers. */
final class Ports {

  private final Hosts hosts;
  private final List<Integer> http = new ArrayList<>();
  private final List<Integer> member = new ArrayList<>();
  private final List<Integer> client = new ArrayList<>();

  Ports(Hosts hosts, int servers) throws IOException {
    this.hosts = hosts;
    for (var i = 0; i < servers; i++) {
      http.add(FreePort.onLoopback());
      member.add(FreePort.onLoopback());
      client.add(FreePort.onLoopback());
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
    return IntStream.range(0, member.size())
        .mapToObj(this::memberAddress)
        .collect(Collectors.joining(", "));
  }

  /** One member as it stands in a configuration. */
  String memberAddress(int server) {
    return "'" + hosts.address(server) + ":" + member(server) + "'";
  }

  /** Base URLs of the servers, without a path. */
  List<String> servers() {
    return IntStream.range(0, http.size())
        .mapToObj(server -> "http://" + hosts.address(server) + ":" + http(server))
        .toList();
  }
}
