package io.kinora.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.kinora.server.billing.BillingConfiguration;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.http.HttpConfiguration;
import io.kinora.server.limits.LimitsConfiguration;
import io.kinora.server.mail.MailConfiguration;
import io.kinora.server.models.Catalogue;
import io.kinora.server.models.Model;
import io.kinora.server.outbound.OutboundConfiguration;
import io.kinora.server.payments.PaymentsConfiguration;
import io.kinora.server.provenance.ProvenanceConfiguration;
import io.kinora.server.scheduling.SchedulingConfiguration;
import io.kinora.server.workers.WorkersConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one server runs with. Every value and its default is described in
 * {@code api-server/config/config.yml}; unknown keys are refused.
 */
public final class KinoraConfiguration extends Configuration {
  private static final String DEFAULT_DATA = ".kinora";

  private final Path data;
  private final DatabaseConfiguration database;
  private final HttpConfiguration http;
  private final List<Model> models;
  private final OutboundConfiguration outbound;
  private final WorkersConfiguration workers;
  private final SchedulingConfiguration scheduling;
  private final LimitsConfiguration limits;
  private final BillingConfiguration billing;
  private final PaymentsConfiguration payments;
  private final MailConfiguration mail;
  private final ProvenanceConfiguration provenance;

  @JsonCreator
  KinoraConfiguration(
      @JsonProperty("data") @Nullable Path data,
      @JsonProperty("database") @Nullable DatabaseConfiguration database,
      @JsonProperty("http") @Nullable HttpConfiguration http,
      @JsonProperty("models") @Nullable List<Model> models,
      @JsonProperty("outbound") @Nullable OutboundConfiguration outbound,
      @JsonProperty("workers") @Nullable WorkersConfiguration workers,
      @JsonProperty("scheduling") @Nullable SchedulingConfiguration scheduling,
      @JsonProperty("limits") @Nullable LimitsConfiguration limits,
      @JsonProperty("billing") @Nullable BillingConfiguration billing,
      @JsonProperty("payments") @Nullable PaymentsConfiguration payments,
      @JsonProperty("mail") @Nullable MailConfiguration mail,
      @JsonProperty("provenance") @Nullable ProvenanceConfiguration provenance) {
    this.data = data == null ? Path.of(DEFAULT_DATA) : data;
    this.database = database == null ? DatabaseConfiguration.embedded() : database;
    this.http = http == null ? HttpConfiguration.DEFAULT : http;
    this.models = models == null ? Catalogue.outOfTheBox() : List.copyOf(models);
    this.outbound = outbound == null ? OutboundConfiguration.DEFAULT : outbound;
    this.workers = workers == null ? WorkersConfiguration.DEFAULT : workers;
    this.scheduling = scheduling == null ? SchedulingConfiguration.DEFAULT : scheduling;
    this.limits = limits == null ? LimitsConfiguration.DEFAULT : limits;
    this.billing = billing == null ? BillingConfiguration.DEFAULT : billing;
    this.payments = payments == null ? PaymentsConfiguration.DEFAULT : payments;
    this.mail = mail == null ? MailConfiguration.DEFAULT : mail;
    this.provenance = provenance == null ? ProvenanceConfiguration.DEFAULT : provenance;
  }

  /** The folder of everything that outlives the process and is not in the database. */
  public Path data() {
    return data;
  }

  public DatabaseConfiguration database() {
    return database;
  }

  public HttpConfiguration http() {
    return http;
  }

  public List<Model> models() {
    return models;
  }

  public OutboundConfiguration outbound() {
    return outbound;
  }

  public WorkersConfiguration workers() {
    return workers;
  }

  public SchedulingConfiguration scheduling() {
    return scheduling;
  }

  public LimitsConfiguration limits() {
    return limits;
  }

  public BillingConfiguration billing() {
    return billing;
  }

  public PaymentsConfiguration payments() {
    return payments;
  }

  public MailConfiguration mail() {
    return mail;
  }

  public ProvenanceConfiguration provenance() {
    return provenance;
  }
}
