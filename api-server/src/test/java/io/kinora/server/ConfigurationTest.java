package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationParsingException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.kinora.server.billing.BillingConfiguration;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.db.SecretString;
import io.kinora.server.http.HttpConfiguration;
import io.kinora.server.http.HttpModule;
import io.kinora.server.mail.MailConfiguration;
import io.kinora.server.models.Catalogue;
import io.kinora.server.outbound.OutboundConfiguration;
import io.kinora.server.payments.PaymentsConfiguration;
import io.kinora.server.provenance.ProvenanceConfiguration;
import io.kinora.server.scheduling.SchedulingConfiguration;
import io.kinora.server.workers.WorkersConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir
  Path folder;

  private static KinoraConfiguration load(Path file) throws Exception {
    ObjectMapper json = Jackson.newObjectMapper();
    HttpModule.makeStrict(json);
    var source = new SubstitutingSourceProvider(
        new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false));
    return new YamlConfigurationFactory<>(
            KinoraConfiguration.class, Validators.newValidator(), json, "dw")
        .build(source, file.toString());
  }

  private KinoraConfiguration parse(String yaml) throws Exception {
    return load(Files.writeString(folder.resolve("server.yml"), yaml));
  }

  @Test
  void theShippedFileSaysTheDefaults() throws Exception {
    var shipped = load(Path.of("config/config.yml"));

    assertThat(shipped.data()).isEqualTo(Path.of(".kinora"));
    assertThat(shipped.database()).isEqualTo(DatabaseConfiguration.embedded());
    assertThat(shipped.http()).isEqualTo(HttpConfiguration.DEFAULT);
    assertThat(shipped.workers()).isEqualTo(WorkersConfiguration.DEFAULT);
    assertThat(shipped.scheduling()).isEqualTo(SchedulingConfiguration.DEFAULT);
    assertThat(shipped.billing()).isEqualTo(BillingConfiguration.DEFAULT);
    assertThat(shipped.payments()).isEqualTo(PaymentsConfiguration.DEFAULT);
    assertThat(shipped.mail()).isEqualTo(MailConfiguration.DEFAULT);
    assertThat(shipped.provenance()).isEqualTo(ProvenanceConfiguration.DEFAULT);
    assertThat(shipped.outbound()).isEqualTo(OutboundConfiguration.DEFAULT);
    assertThat(shipped.models()).isEqualTo(Catalogue.outOfTheBox());
  }

  @Test
  void anEmptyFileMeansTheDefaults() throws Exception {
    var empty = parse("{}");

    assertThat(empty.database()).isEqualTo(DatabaseConfiguration.embedded());
    assertThat(empty.models()).isEqualTo(Catalogue.outOfTheBox());
  }

  @Test
  void unknownKeysAreRefused() {
    assertThatThrownBy(() -> parse("http: {maxBodySize: 1MiB}"))
        .isInstanceOf(ConfigurationParsingException.class)
        .hasMessageContaining("maxBodySize");
  }

  @Test
  void aDatabaseIsAWordAUrlOrAnObject() throws Exception {
    assertThat(parse("database: jdbc:postgresql://db/kinora").database().url())
        .isEqualTo("jdbc:postgresql://db/kinora");

    var written =
        parse("database: {url: 'jdbc:postgresql://db/k', user: u, password: p}").database();

    assertThat(written.user()).isEqualTo("u");
    assertThat(written.password()).isEqualTo(new SecretString("p"));
    assertThat(written.toString()).doesNotContain("value=p").contains("***");
    assertThatThrownBy(() -> parse("database: mysql://db")).hasMessageContaining("embedded");
  }

  @Test
  void modelsAreReadAsTheyAreDescribed() throws Exception {
    var model = parse("""
                models:
                  - id: my-model
                    aliases: [my-model-1]
                    engineModel: wan-2
                    options: {steps: '30'}
                    sizes: [640x360, 1280x720]
                    seconds: [5]
                    created: 2026-11-22
                    shutdownDate: 2027-11-22
                """).models().get(0);

    assertThat(model.engineModel()).isEqualTo("wan-2");
    assertThat(model.sizes().get(0).toString()).isEqualTo("640x360");
    assertThat(model.ownedBy()).isEqualTo("kinora");
    assertThat(model.shutdownDate()).isEqualTo("2027-11-22");
  }

  @Test
  void aWrongMailServerIsFoundAtTheStart() {
    var fine = "host: mail.example.com, from: k@example.com";
    for (var wrong : List.of(
        "host: 'mail.example.com:587', from: k@example.com",
        fine + ", port: 70000",
        "host: mail.example.com",
        fine + ", user: k",
        fine + ", user: k, password: p, security: NONE",
        fine + ", security: SSL")) {
      assertThatThrownBy(() -> parse("mail: {" + wrong + "}"))
          .as(wrong)
          .isInstanceOf(ConfigurationParsingException.class)
          .hasMessageContaining("mail");
    }
  }
}
