package io.kinora.server.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
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
    var port = Integer.parseInt(settings.clientAddresses().get(0).split(":")[1]);
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
    return new WorkersConfiguration.Hazelcast(true, null, address, 0, 0, List.of(), allowPublic);
  }

  private static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1;
  }
}
