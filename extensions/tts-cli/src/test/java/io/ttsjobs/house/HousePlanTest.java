package io.ttsjobs.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the house plan: providers -&gt; spi &lt;- core &lt;- testkit, and the command on top of core. */
class HousePlanTest {

    private static final String[] SPI = {"io.ttsjobs.http..", "io.ttsjobs.spi..", "io.ttsjobs.speech.."};
    private static final String[] CORE = {
        "io.ttsjobs.audio..",
        "io.ttsjobs.internal..",
        "io.ttsjobs.job..",
        "io.ttsjobs.text..",
        "io.ttsjobs.timing..",
        "io.ttsjobs.provider"
    };
    private static final String[] PROVIDERS = {"io.ttsjobs.provider.*.."};
    private static final String[] TESTKIT = {"io.ttsjobs.testkit.."};
    private static final String[] COMMAND = {"io.ttsjobs.cli.."};

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ttsjobs");

    static Stream<ArchRule> arrows() {
        return Stream.of(
                forbid(SPI, CORE),
                forbid(SPI, PROVIDERS),
                forbid(SPI, TESTKIT),
                forbid(CORE, PROVIDERS),
                forbid(CORE, TESTKIT),
                forbid(CORE, COMMAND),
                forbid(PROVIDERS, CORE),
                forbid(PROVIDERS, TESTKIT),
                forbid(PROVIDERS, COMMAND),
                forbid(TESTKIT, PROVIDERS),
                forbid(COMMAND, PROVIDERS),
                forbid(COMMAND, TESTKIT));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void house_everyArrow_pointsOneWay(ArchRule arrow) {
        arrow.check(HOUSE);
    }

    @Test
    void spi_dependencies_areTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(SPI)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.net.ssl..", "org.jspecify..")
                        .or(resideInAnyPackage(SPI)))
                .check(HOUSE);
    }

    @Test
    void core_dependencies_areTheSpiSlf4jAndJackson() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", "org.slf4j..", "com.fasterxml.jackson.core..")
                                .or(resideInAnyPackage(SPI))
                                .or(resideInAnyPackage(CORE)))
                .check(HOUSE);
    }

    @Test
    void core_jackson_isKnownToOneClass() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .haveNameNotMatching("io\\.ttsjobs\\.job\\.Json(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..")
                .check(HOUSE);
    }

    @Test
    void core_partsThatStandAlone_doNotKnowJobs() {
        noClasses()
                .that()
                .resideInAnyPackage("io.ttsjobs.audio..", "io.ttsjobs.text..", "io.ttsjobs.timing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ttsjobs.job..")
                .check(HOUSE);
    }

    @Test
    void packages_ofTheHouse_areFreeOfCircles() {
        slices().matching("io.ttsjobs.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAnyPackage(SPI), resideInAnyPackage(SPI))
                .check(HOUSE);
    }

    private static ArchRule forbid(String[] from, String[] to) {
        return noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .allowEmptyShould(true);
    }
}
