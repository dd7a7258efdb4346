package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.server.audit.AuditLog;
import io.kinora.server.db.Ids;
import io.kinora.server.testing.KinoraServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the shell says of limits and costs is what the API says. */
class AdminLimitsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static String admin(String... words) throws ArgumentParserException {
    var parser = ArgumentParsers.newFor("admin").build();
    AdminLimits.configure(parser.addSubparsers().dest("kind"));
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--organization", server.project().organizationId()));
    var clock = Clock.systemUTC();
    var audit = new AuditLog(server.jdbi(), new Ids(new SecureRandom()), clock);
    var out = new ByteArrayOutputStream();
    new AdminLimits(server.jdbi(), server.accounts(), audit, null, clock)
        .perform(
            parser.parseArgs(all.toArray(String[]::new)),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theShellSetsWhatTheApiShows() throws ArgumentParserException {
    var project = server.project().id();
    var path = "/organization/projects/" + project;

    assertThat(admin("spend-limit", "set", "--project", project, "12.50"))
        .isEqualTo("limit 12.50  spent 0.00\n");
    assertThat(admin("rate-limit", "set", project, "sora-2", "7")).contains("sora-2  7 a minute\n");

    server
        .api(server.adminKey())
        .get(path + "/spend_limit")
        .then()
        .body("threshold_amount", equalTo(1250));
    server
        .api(server.adminKey())
        .get(path + "/rate_limits")
        .then()
        .body("data.find { it.model == 'sora-2' }.max_requests_per_1_minute", equalTo(7));
    assertThat(admin("spend-limit", "remove", "--project", project)).startsWith("limit none");
    assertThat(admin("costs", "--days", "2")).startsWith("start,project_id,api_key_id,line_item,");
  }
}
