package io.kinora.server.limits;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.billing.Allowances;
import io.kinora.server.models.Model;
import io.kinora.server.scheduling.RunningLimits;
import io.kinora.server.workers.WorkersModule;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts the limits onto the server.
 *
 * @param queue for the transaction that makes a video
 * @param running for the scheduler
 * @param rates for whoever asks for a video
 * @param throttle for what needs no key
 */
public record LimitsModule(
    QueueLimit queue, RunningLimits running, ProjectRates rates, Throttle throttle) {
  /**
   * @param maxRunning how many videos any organisation may run at once in one lane
   * @param models of which each has a limit in each project
   */
  public static LimitsModule install(
      Environment environment,
      LimitsConfiguration configuration,
      WorkersModule workers,
      int maxRunning,
      List<Model> models,
      Jdbi jdbi,
      Allowances allowances,
      AuditLog audit,
      Clock clock) {
    var local = new LocalBuckets();
    var cluster = workers.cluster();
    var shared =
        cluster == null ? local : new SharedBuckets(cluster, WorkersModule.RATE_LIMITS_MAP);
    var limiter = new RateLimiter(
        shared,
        local,
        () -> cluster == null ? 1 : cluster.getCluster().getMembers().size(),
        System::nanoTime);
    var inFlight = new InFlight();
    environment
        .servlets()
        .addFilter("in-flight", inFlight)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    var jersey = environment.jersey();
    jersey.register(new LoadShedder(inFlight::count, configuration.maxInFlight()));
    jersey.register(
        new RateLimitFilter(configuration, limiter, new FreeAllowance(allowances), clock));
    var rates = new ProjectRates(limiter, models, jdbi);
    jersey.register(new LimitsResource(configuration, limiter, rates, allowances, jdbi, clock));
    jersey.register(new RateLimitsResource(new RateSettings(configuration, models, jdbi, audit)));
    var plans = jdbi.onDemand(PlanDao.class);
    return new LimitsModule(
        new QueueLimit(configuration),
        new RunningCaps(configuration, maxRunning, plans::others),
        rates,
        new Throttle(limiter));
  }
}
