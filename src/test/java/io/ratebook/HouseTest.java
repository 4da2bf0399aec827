package io.ratebook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house, and one library a room. */
@AnalyzeClasses(packages = "io.ratebook", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule arrowsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.ratebook..")
            .layer("cli")
            .definedBy("io.ratebook.cli")
            .layer("hallway")
            .definedBy("io.ratebook")
            .layer("workbook")
            .definedBy("io.ratebook.workbook..")
            .layer("json")
            .definedBy("io.ratebook.json")
            .layer("csv")
            .definedBy("io.ratebook.csv")
            .layer("html")
            .definedBy("io.ratebook.html")
            .layer("pdf")
            .definedBy("io.ratebook.pdf")
            .layer("ratecard")
            .definedBy("io.ratebook.ratecard..")
            .layer("report")
            .definedBy("io.ratebook.report..")
            .layer("rating")
            .definedBy("io.ratebook.rating")
            .layer("cases")
            .definedBy("io.ratebook.cases")
            .layer("rules")
            .definedBy("io.ratebook.rules..")
            .layer("domain")
            .definedBy("io.ratebook.domain")
            .layer("tokens")
            .definedBy("io.ratebook.tokens")
            .layer("usagefile")
            .definedBy("io.ratebook.usagefile..")
            .layer("sampling")
            .definedBy("io.ratebook.sampling")
            .layer("grid")
            .definedBy("io.ratebook.grid")
            .layer("lookalike")
            .definedBy("io.ratebook.lookalike")
            .layer("amount")
            .definedBy("io.ratebook.amount")
            .layer("finding")
            .definedBy("io.ratebook.finding")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("hallway")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("workbook")
            .mayOnlyBeAccessedByLayers("cli", "hallway")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("hallway", "csv")
            .whereLayer("csv")
            .mayOnlyBeAccessedByLayers("hallway")
            .whereLayer("html")
            .mayOnlyBeAccessedByLayers("hallway")
            .whereLayer("pdf")
            .mayOnlyBeAccessedByLayers("hallway")
            .whereLayer("ratecard")
            .mayOnlyBeAccessedByLayers("hallway")
            .whereLayer("cases")
            .mayOnlyBeAccessedByLayers("cli", "hallway")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "hallway", "workbook", "json", "csv", "html", "cases")
            .whereLayer("rating")
            .mayOnlyBeAccessedByLayers("hallway", "report", "cases")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("hallway", "report", "rating", "cases")
            .whereLayer("tokens")
            .mayOnlyBeAccessedByLayers("cli", "hallway", "workbook", "json")
            .whereLayer("sampling")
            .mayOnlyBeAccessedByLayers("report")
            .whereLayer("grid")
            .mayOnlyBeAccessedByLayers(
                    "hallway", "workbook", "csv", "json", "ratecard", "rules", "cases", "tokens", "usagefile")
            .whereLayer("usagefile")
            .mayOnlyBeAccessedByLayers("hallway", "json")
            .whereLayer("lookalike")
            .mayOnlyBeAccessedByLayers("workbook", "grid", "ratecard")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers(
                    "cli",
                    "hallway",
                    "workbook",
                    "json",
                    "csv",
                    "html",
                    "ratecard",
                    "rules",
                    "cases",
                    "rating",
                    "report");

    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().matching("io.ratebook.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resultKnowsNoReading = noClasses()
            .that()
            .resideInAPackage("io.ratebook.workbook.result")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ratebook.workbook.read", "io.ratebook.workbook.template");

    @ArchTest
    static final ArchRule readingKnowsNoWriting = noClasses()
            .that()
            .resideInAPackage("io.ratebook.workbook.read")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ratebook.workbook.result", "io.ratebook.workbook.template");

    @ArchTest
    static final ArchRule readingKnowsNoSeals = noClasses()
            .that()
            .resideInAPackage("io.ratebook.workbook.read")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ratebook.workbook.seal");

    @ArchTest
    static final ArchRule signaturesKnowOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.ratebook.signature")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.ratebook.signature", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule amountsKnowOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.ratebook.amount")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.ratebook.amount", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule poiStaysInItsRoom =
            only("io.ratebook.workbook..", "org.apache.poi..", "org.openxmlformats..");

    @ArchTest
    static final ArchRule droolsStaysInItsRoom = only("io.ratebook.rules..", "org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule jacksonStaysInItsRoom = only("io.ratebook.json", "com.fasterxml..");

    @ArchTest
    static final ArchRule picocliStaysInItsRoom = only("io.ratebook.cli", "picocli..");

    @ArchTest
    static final ArchRule csvStaysInItsRoom = only("io.ratebook.grid", "org.apache.commons.csv..");

    @ArchTest
    static final ArchRule skeletonsStayInTheirRoom = only("io.ratebook.lookalike", "com.ibm.icu..");

    @ArchTest
    static final ArchRule encodingsStayInTheirRoom = only("io.ratebook.tokens", "com.knuddels..");

    @ArchTest
    static final ArchRule chanceStaysInItsRoom = only("io.ratebook.sampling", "org.apache.commons.rng..");

    @ArchTest
    static final ArchRule pdfStaysInItsRoom = only("io.ratebook.pdf", "com.openhtmltopdf..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule pagesAreOurOwnWork = classes()
            .that()
            .resideInAPackage("io.ratebook.html")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.ratebook..", "java..", "org.jspecify.."));

    private static final DescribedPredicate<JavaClass> WITH_MONEY = resideInAnyPackage(
            "io.ratebook.amount",
            "io.ratebook.domain",
            "io.ratebook.rating",
            "io.ratebook.report..",
            "io.ratebook.ratecard..");

    @ArchTest
    static final ArchRule moneyIsNeverFloating =
            noClasses().that(WITH_MONEY).should().dependOnClassesThat().belongToAnyOf(Double.class, Float.class);

    /** The upper half of a product of whole numbers is exact, and tells that 64 bits are too few. */
    @ArchTest
    static final ArchRule moneyKnowsNoMath = noClasses()
            .that(WITH_MONEY)
            .should()
            .callMethodWhere(target(owner(type(Math.class))).and(not(target(name("multiplyHigh")))))
            .orShould()
            .accessField(Math.class, "PI")
            .orShould()
            .accessField(Math.class, "E");

    private static ArchRule only(String room, String... library) {
        return noClasses()
                .that(not(resideInAPackage(room)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }
}
