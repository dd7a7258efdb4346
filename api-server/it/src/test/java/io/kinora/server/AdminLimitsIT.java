package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

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
    var ids = new Ids(new SecureRandom());
    var audit = new AuditLog(server.jdbi(), ids, clock);
    var out = new ByteArrayOutputStream();
    new AdminLimits(server.jdbi(), server.accounts(), audit, ids, null, clock)
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
    assertThat(admin("usage", "--days", "2")).startsWith("start,project_id,api_key_id,user_id,");
  }

  @Test
  void theShellKeepsTheAlertsThatTheApiShows() throws ArgumentParserException {
    var path = "/organization/projects/" + server.project().id() + "/spend_alerts";
    var ofProject = List.of("--project", server.project().id());

    var added = admin(
        "alerts",
        "add",
        ofProject.get(0),
        ofProject.get(1),
        "7.50",
        "a@example.com",
        "b@example.com");

    assertThat(added).contains("7.50  not reached  a@example.com,b@example.com");
    server
        .api(server.adminKey())
        .get(path)
        .then()
        .body("data.threshold_amount", equalTo(List.of(750)))
        .body(
            "data[0].notification_channel.recipients", hasItems("a@example.com", "b@example.com"));
    assertThat(admin("alerts", "list", ofProject.get(0), ofProject.get(1))).isEqualTo(added);
    assertThat(admin("alerts", "list")).isEmpty();
    admin("alerts", "remove", ofProject.get(0), ofProject.get(1), added.split(" ")[0]);
    assertThat(admin("alerts", "list", ofProject.get(0), ofProject.get(1))).isEmpty();
  }
}
