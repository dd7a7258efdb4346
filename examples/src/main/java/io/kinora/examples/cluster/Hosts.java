package io.kinora.examples.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The machines of a cluster's API servers: all this one, or each a network namespace of its own on
 * one bridge, so that lines between them can be cut. Everything else of the cluster runs on this
 * machine. Thread-safe.
 */
public final class Hosts implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /** How names begin; the number of the process follows, so that what a dead one left is known. */
  private static final String BRIDGE = "kinora";

  private static final String HOST = "kn";

  private static final int NETWORKS = 512;
  private static final int FIRST = 10;
  private static final AtomicInteger MADE = new AtomicInteger();

  private final int count;
  private final boolean apart;
  private final String id;
  private final String network;

  private Hosts(int count, boolean apart) {
    this.count = count;
    this.apart = apart;
    var number = MADE.getAndIncrement();
    var process = ProcessHandle.current().pid();
    id = process + "-" + number;
    var which = (int) ((process + number) % NETWORKS);
    // 198.18.0.0/15 is for measuring networks (RFC 2544): no real one is in the way.
    network = "198." + (18 + which / 256) + "." + which % 256 + ".";
  }

  /** All of them this machine. */
  static Hosts here(int count) {
    return new Hosts(count, false);
  }

  /** Each of its own, or, where that cannot be, all this machine. */
  static Hosts apart(int count) {
    sweep();
    var hosts = new Hosts(count, true);
    if (hosts.make()) return hosts;
    hosts.close();
    return here(count);
  }

  private boolean make() {
    return ip("link add " + BRIDGE + id + " type bridge")
        && ip("addr add " + address() + "/24 dev " + BRIDGE + id)
        && ip("link set " + BRIDGE + id + " up")
        && IntStream.range(0, count).allMatch(this::make);
  }

  private boolean make(int host) {
    var inside = name(host);
    return ip("netns add " + inside)
        && ip("link add " + inside + " type veth peer name eth0 netns " + inside)
        && ip("link set " + inside + " master " + BRIDGE + id + " up")
        && ip("-n " + inside + " addr add " + address(host) + "/24 dev eth0")
        && ip("-n " + inside + " link set eth0 up")
        && ip("-n " + inside + " link set lo up");
  }

  /** Of the namespace and of the line to it; a line's name has 15 characters at most. */
  private String name(int host) {
    return HOST + id + "-" + host;
  }

  /** Whether each is a machine of its own, as far as the network is concerned. */
  public boolean areApart() {
    return apart;
  }

  /** Where the hosts reach this machine. */
  public String address() {
    return apart ? network + 1 : LOOPBACK;
  }

  /** Where a host is reached. */
  String address(int host) {
    return apart ? network + (FIRST + host) : LOOPBACK;
  }

  /** A command as it has to be called to run on a host; it stays one process. */
  List<String> command(int host, List<String> command) {
    if (!apart) return command;
    return Stream.concat(Stream.of("ip", "netns", "exec", name(host)), command.stream())
        .toList();
  }

  /**
   * Loses without a word what goes between a host and all other hosts; what goes to and from this
   * machine arrives.
   *
   * @throws IllegalStateException if all are this machine
   */
  public void cut(int host) throws IOException {
    lines(host, "add");
  }

  /** Joins again what was cut. */
  public void mend(int host) throws IOException {
    lines(host, "del");
  }

  private void lines(int host, String what) throws IOException {
    if (!apart) throw new IllegalStateException("there are no lines");
    for (var other = 0; other < count; other++) {
      if (other == host) continue;
      var done = ip(hole(host, what, other)) & ip(hole(other, what, host));
      if (!done) throw new IOException("cannot " + what + " the hole between two hosts");
    }
  }

  private String hole(int host, String what, int other) {
    return "-n " + name(host) + " route " + what + " blackhole " + address(other) + "/32";
  }

  @Override
  public void close() {
    if (!apart) return;
    for (var host = 0; host < count; host++) ip("netns del " + name(host));
    ip("link del " + BRIDGE + id);
  }

  /** Removes what processes have left that were killed. */
  private static void sweep() {
    for (var line : said("ip", "-o", "link", "show", "type", "bridge")) {
      var words = line.split(":? ");
      if (words.length > 1 && words[1].matches(BRIDGE + "\\d+-\\d+")) {
        sweep(words[1].substring(BRIDGE.length()));
      }
    }
  }

  private static void sweep(String id) {
    var process = Long.parseLong(id.substring(0, id.indexOf('-')));
    if (ProcessHandle.of(process).isPresent()) return;
    for (var line : said("ip", "netns", "list")) {
      var found = line.split(" ")[0];
      if (found.startsWith(HOST + id + "-")) ip("netns del " + found);
    }
    ip("link del " + BRIDGE + id);
  }

  private static boolean ip(String arguments) {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments.split(" ")));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> said(String... command) {
    try {
      var process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      try (var out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    } catch (IOException e) {
      return List.of();
    }
  }
}
