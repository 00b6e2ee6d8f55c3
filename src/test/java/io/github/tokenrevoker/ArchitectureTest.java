package io.github.tokenrevoker;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.SecretBytes;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.Observable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The architecture")
class ArchitectureTest {
    private static final String ROOT = "io.github.tokenrevoker";

    @SuppressWarnings("NullAway.Init")
    private static JavaClasses tool;

    @BeforeAll
    static void read() {
        tool = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    @DisplayName("lets each package know only those below it")
    void directions() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("host")
                .definedBy(ROOT + ".host..")
                .layer("certificate")
                .definedBy(ROOT + ".certificate..")
                .layer("proxy")
                .definedBy(ROOT + ".proxy..")
                .layer("connection")
                .definedBy(ROOT + ".connection..")
                .layer("onezone")
                .definedBy(ROOT + ".onezone..")
                .layer("durable")
                .definedBy(ROOT + ".durable..")
                .layer("quoting")
                .definedBy(ROOT + ".quoting..")
                .layer("token")
                .definedBy(ROOT + ".token..")
                .layer("profile")
                .definedBy(ROOT + ".profile..")
                .layer("secret")
                .definedBy(ROOT + ".secret..")
                .layer("journal")
                .definedBy(ROOT + ".journal..")
                .layer("settings")
                .definedBy(ROOT + ".settings..")
                .layer("transfer")
                .definedBy(ROOT + ".transfer..")
                .layer("revocation")
                .definedBy(ROOT + ".revocation..")
                .layer("practice")
                .definedBy(ROOT + ".practice..")
                .layer("words")
                .definedBy(ROOT + ".words..")
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .layer("ui")
                .definedBy(ROOT + ".ui..")
                .layer("launch")
                .definedBy(ROOT + ".launch..")
                .layer("root")
                .definedBy(ROOT)
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("launch")
                .mayOnlyAccessLayers("durable", "quoting", "cli", "ui")
                .whereLayer("ui")
                .mayOnlyAccessLayers(
                        "certificate",
                        "proxy",
                        "connection",
                        "onezone",
                        "durable",
                        "quoting",
                        "token",
                        "profile",
                        "secret",
                        "journal",
                        "settings",
                        "transfer",
                        "revocation",
                        "practice",
                        "words")
                .whereLayer("cli")
                .mayOnlyAccessLayers(
                        "connection",
                        "onezone",
                        "durable",
                        "quoting",
                        "token",
                        "profile",
                        "secret",
                        "journal",
                        "settings",
                        "transfer",
                        "revocation",
                        "practice",
                        "words")
                .whereLayer("words")
                .mayOnlyAccessLayers(
                        "connection", "onezone", "durable", "quoting", "token", "profile", "journal", "revocation")
                .whereLayer("practice")
                .mayOnlyAccessLayers("connection", "onezone", "token")
                .whereLayer("revocation")
                .mayOnlyAccessLayers("host", "connection", "onezone", "durable", "token", "profile", "journal")
                .whereLayer("secret")
                .mayOnlyAccessLayers("connection", "onezone", "durable", "profile")
                .whereLayer("profile")
                .mayOnlyAccessLayers("connection", "onezone", "durable")
                .whereLayer("transfer")
                .mayOnlyAccessLayers("connection", "onezone", "quoting", "profile", "secret")
                .whereLayer("journal")
                .mayOnlyAccessLayers("durable")
                .whereLayer("settings")
                .mayOnlyAccessLayers("durable")
                .whereLayer("token")
                .mayOnlyAccessLayers("host", "connection", "onezone")
                .whereLayer("onezone")
                .mayOnlyAccessLayers("host", "connection")
                .whereLayer("connection")
                .mayOnlyAccessLayers("host", "certificate", "proxy", "durable")
                .whereLayer("proxy")
                .mayOnlyAccessLayers("host")
                .whereLayer("certificate")
                .mayOnlyAccessLayers("durable")
                .whereLayer("host")
                .mayNotAccessAnyLayer()
                .whereLayer("durable")
                .mayNotAccessAnyLayer()
                .whereLayer("quoting")
                .mayNotAccessAnyLayer()
                .check(tool);
    }

    /** One slice for each file: a class with everything that is nested in it. */
    private static final class Files implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getName().startsWith(ROOT)
                    ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files";
        }
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                slices().matching(ROOT + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("whoever reads one package should not have to read them all"),
                slices().assignedFrom(new Files())
                        .should()
                        .beFreeOfCycles()
                        .because(
                                "whoever reads one file should not have to read another first and then the first again"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT, ROOT + ".launch", ROOT + ".ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..")
                        .because("the job must be tested without a window"),
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(Revoker.class)
                        .should()
                        .callMethodWhere(
                                target(name("revokeTemporaryTokens")).and(target(owner(type(OnezoneClient.class)))))
                        .because("one class decides when a DELETE is sent"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".ui.confirm")
                        .and()
                        .doNotHaveFullyQualifiedName(ROOT + ".cli.revoke.Confirmation")
                        .should()
                        .callMethodWhere(target(name("confirm"))
                                .and(target(
                                        owner(type(ConfirmedRevocation.class).or(type(BulkRevocation.class))))))
                        .because("only the confirmations turn a question into a yes, for bulk too"),
                slices().matching(ROOT + ".cli.(revoke|profile|journal|leak|practice|completion)")
                        .should()
                        .notDependOnEachOther()
                        .because("a command shares with others what is below it, and knows none of them"),
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".cli..")
                        .should()
                        .transitivelyDependOnClassesThat()
                        .resideInAnyPackage("javafx..")
                        .because("a command starts at once, also where there is no screen"),
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(BulkRevocation.class)
                        .should()
                        .callMethodWhere(target(name("oneOfMany")).and(target(owner(type(ConfirmedRevocation.class)))))
                        .because("one of many is confirmed with the others, and not by itself"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                ROOT + ".onezone",
                                ROOT + ".token",
                                ROOT + ".secret",
                                ROOT + ".practice",
                                ROOT + ".ui.editor")
                        .should()
                        .callMethodWhere(target(name("reveal")).and(target(owner(type(AccessToken.class)))))
                        .because(
                                "a token is only sent, read, put to rest, minted in practice, or masked in the editor"),
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(SecretBytes.class, AccessToken.class, Password.class)
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(SecretBytes.class)
                        .because("a secret has a type that says which rules apply to it"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".ui.background")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(Platform.class)
                        .because("work comes back to the FX thread through one place, Fx"),
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .haveRawType(assignableTo(Observable.class))
                        .because("it would keep whatever listens to it, as a closed dialog, as long as the tool runs"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.slf4j..", "org.apache.logging..")
                        .because("System.Logger is the one logging API"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".launch")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.logging..")
                        .because("System.Logger is the one logging API"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .because("pauses belong to a scheduler, so that tests need not wait"),
                classes()
                        .that()
                        .resideInAPackage(ROOT + "..")
                        .should()
                        .resideOutsideOfPackages(
                                "..util..", "..common..", "..helper..", "..model..", "..service..", "..manager..")
                        .because("a package is named after its subject"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("keeps its rules")
    void rule(ArchRule rule) {
        rule.check(tool);
    }
}
