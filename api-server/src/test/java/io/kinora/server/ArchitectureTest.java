package io.kinora.server;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "io.kinora.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresFormNoCycle = slices()
      .matching("io.kinora.server.(*)..")
      .should()
      .beFreeOfCycles()
      .ignoreDependency(resideInAPackage("io.kinora.server.api.."), alwaysTrue());

  @ArchTest
  static final ArchRule nobodyKnowsTheCompositionRoot = noClasses()
      .that()
      .resideInAPackage("io.kinora.server.*..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.kinora.server");

  @ArchTest
  static final ArchRule nobodyKnowsVideosButTheApplication = noClasses()
      .that()
      .resideOutsideOfPackages("io.kinora.server", "io.kinora.server.videos..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.kinora.server.videos..");

  @ArchTest
  static final ArchRule timeComesFromAClock = noClasses()
      .that()
      .doNotHaveFullyQualifiedName(KinoraApplication.class.getName())
      .should()
      .callMethod(Instant.class, "now")
      .orShould()
      .callMethod(LocalDate.class, "now")
      .orShould()
      .callMethod(System.class, "currentTimeMillis")
      .orShould()
      .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule servicesAndRowsKnowNothingOfHttp = noClasses()
      .that()
      .haveSimpleNameEndingWith("Service")
      .or()
      .haveSimpleNameEndingWith("Dao")
      .or()
      .resideInAPackage("io.kinora.server.db..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule sqlLivesInDaos = noClasses()
      .that()
      .haveSimpleNameNotEndingWith("Dao")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("org.jdbi.v3.sqlobject.statement..");

  @ArchTest
  static final ArchRule hazelcastLivesWithTheWorkers = noClasses()
      .that()
      .resideOutsideOfPackages("io.kinora.server.workers..", "io.kinora.server.limits..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("com.hazelcast..");
}
