package io.kinora.server.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LocalMemberResetException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.spi.exception.CallerNotMemberException;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.spi.exception.RetryableIOException;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What members tell each other by exceptions has to arrive, though nothing else of its kind may.
 */
class MemberAnswersTest {
  private static InternalSerializationService wire() throws IOException {
    var alone =
        new WorkersConfiguration.Hazelcast(true, null, "127.0.0.1", 0, 0, List.of(), null, false);
    var config = HazelcastMember.of(alone, new SecureRandom()).config();
    return new DefaultSerializationServiceBuilder()
        .setConfig(config.getSerializationConfig())
        .build();
  }

  static List<Exception> answers() {
    return List.of(
        new RetryableHazelcastException("partitions move", new IllegalStateException("not yet")),
        new RetryableIOException("again"),
        new CallerNotMemberException("who are you"),
        new TargetDisconnectedException("gone"),
        new LocalMemberResetException("merging"),
        new OperationTimeoutException("late"),
        new HazelcastInstanceNotActiveException("stopping"),
        new ExecutionException(new RuntimeException("broke")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatAMemberAnswersWhileOthersComeAndGoIsUnderstood(Exception answer) throws IOException {
    var wire = wire();
    Exception read = wire.toObject(wire.toData(answer));

    assertThat(read).isExactlyInstanceOf(answer.getClass()).hasMessage(answer.getMessage());
  }
}
