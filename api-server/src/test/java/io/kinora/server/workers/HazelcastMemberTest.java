package io.kinora.server.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class HazelcastMemberTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void aPublicAddressIsRefusedWithoutLeave() {
    assertThatThrownBy(() -> HazelcastMember.of(at("203.0.113.7", false), random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a private address");
    assertThatThrownBy(() -> HazelcastMember.of(at("0.0.0.0", false), random))
        .isInstanceOf(IOException.class);
  }

  @Test
  void twoServersWithoutANameDoNotFindEachOther() throws IOException {
    var settings = at("127.0.0.1", false);

    assertThat(HazelcastMember.of(settings, random).cluster())
        .isNotEqualTo(HazelcastMember.of(settings, random).cluster());
  }

  @Test
  void aMemberHearsOnTheConfiguredInterfaceAlone() throws Exception {
    var settings = HazelcastMember.of(at("127.0.0.1", false), random);
    var port = Integer.parseInt(settings.clientAddress().split(":")[1]);
    HazelcastInstance member = Hazelcast.newHazelcastInstance(settings.config());
    try {
      assertThat(isOpen(InetAddress.getByName("127.0.0.1"), port)).isTrue();
      for (var networkInterface : NetworkInterface.networkInterfaces().toList()) {
        for (var address : networkInterface.inetAddresses().toList()) {
          if (!address.isLoopbackAddress()) assertThat(isOpen(address, port)).isFalse();
        }
      }
    } finally {
      member.shutdown();
    }
  }

  @Test
  void membersFindEachOtherByTheNameOfTheirService() throws Exception {
    int port = FreePort.onLoopback();
    var first = Hazelcast.newHazelcastInstance(
        HazelcastMember.of(behindService(port), random).config());
    try {
      var config =
          HazelcastMember.of(behindService(FreePort.onLoopback()), random).config();
      // Pods have an address each and one port; here it is the other way round.
      config
          .getAdvancedNetworkConfig()
          .getJoin()
          .getKubernetesConfig()
          .setProperty("service-port", "" + port);
      var second = Hazelcast.newHazelcastInstance(config);
      try {
        assertThat(second.getCluster().getMembers()).hasSize(2);
      } finally {
        second.shutdown();
      }
    } finally {
      first.shutdown();
    }
  }

  @Test
  void severalMembersNeedWhatTheyFindEachOtherBy() {
    assertThatThrownBy(() -> new WorkersConfiguration.Hazelcast(
            true, null, "127.0.0.1", 5701, 0, List.of("127.0.0.1:5701"), null, false))
        .hasMessageContaining("needs a cluster and a memberPort");
    assertThatThrownBy(() -> new WorkersConfiguration.Hazelcast(
            true, "k", "127.0.0.1", 5701, 0, List.of("127.0.0.1:5701"), "kinora", false))
        .hasMessageContaining("both members and serviceDns");
  }

  @Test
  void nothingIsCalledOverMulticastAndNothingIsToldHome() throws IOException {
    var config = HazelcastMember.of(at("127.0.0.1", false), random).config();
    var join = config.getAdvancedNetworkConfig().getJoin();

    assertThat(join.getMulticastConfig().isEnabled()).isFalse();
    assertThat(join.getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
  }

  private static WorkersConfiguration.Hazelcast behindService(int port) {
    return new WorkersConfiguration.Hazelcast(
        true, "behind-service", "127.0.0.1", port, 0, List.of(), "localhost", false);
  }

  @Test
  void noObjectIsDeserialised() throws IOException {
    HazelcastInstance member = Hazelcast.newHazelcastInstance(
        HazelcastMember.of(at("127.0.0.1", false), random).config());
    try {
      var map = member.<String, Object>getMap("anything");
      map.set("text", "is fine");
      map.set("object", new Gadget());

      assertThat(map.get("text")).isEqualTo("is fine");
      assertThatThrownBy(() -> map.get("object"))
          .isInstanceOfAny(HazelcastSerializationException.class, SecurityException.class);
    } finally {
      member.shutdown();
    }
  }

  private static boolean isOpen(InetAddress address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static WorkersConfiguration.Hazelcast at(String address, boolean allowPublic) {
    return new WorkersConfiguration.Hazelcast(
        true, null, address, 0, 0, List.of(), null, allowPublic);
  }

  private static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1;
  }
}
