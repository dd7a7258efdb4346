package io.kinora.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kinora.sdk.internal.Call;
import io.kinora.sdk.internal.Pager;
import io.kinora.sdk.internal.Transport;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LayersTest {

  private final JavaClasses sdk = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.kinora.sdk");

  @Test
  void generatedOperationsKnowOnlyTheTransportAndTheModel() {
    classes()
        .that()
        .resideInAPackage("io.kinora.sdk.internal.api")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are the transport, the call, a page, the model, Jackson or the JDK",
                type -> type.isEquivalentTo(Transport.class)
                    || type.isEquivalentTo(Call.class)
                    || type.isEquivalentTo(Pager.Page.class)
                    || type.getPackageName()
                        .matches(
                            "io\\.kinora\\.sdk\\.(model|internal\\.api)|java\\..*|com\\.fasterxml\\..*|org\\.jspecify\\..*")))
        .check(sdk);
  }

  @Test
  void modelKnowsNothingOfTheClient() {
    noClasses()
        .that()
        .resideInAPackage("io.kinora.sdk.model")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.kinora.sdk", "io.kinora.sdk.internal..")
        .check(sdk);
  }

  @Test
  void timeAndPausesAreInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.kinora.sdk.testing")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(sdk);
  }
}
