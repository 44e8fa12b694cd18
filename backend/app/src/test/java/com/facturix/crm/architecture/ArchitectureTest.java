package com.facturix.crm.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.security.Requires;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house's rules that a machine can hold: who may import whom, what stays inside its package, what nobody uses. */
@AnalyzeClasses(packages = "com.facturix.crm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "com.facturix.crm.";

    /** What somebody's daily work consists of: the floor that mail stands on. */
    private static final Set<String> WORK =
            Set.of("platform", "users", "accounts", "campaigns", "leads", "pipelines", "deals", "activities", "tasks");

    /** Each feature and those below it; docs/architecture.md draws the same. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("users", Set.of("platform")),
            Map.entry("accounts", Set.of("platform", "users")),
            Map.entry("campaigns", Set.of("platform", "users", "accounts")),
            Map.entry("leads", Set.of("platform", "users", "accounts", "campaigns")),
            Map.entry("pipelines", Set.of("platform", "users")),
            Map.entry("deals", Set.of("platform", "users", "accounts", "campaigns", "leads", "pipelines")),
            Map.entry(
                    "activities", Set.of("platform", "users", "accounts", "campaigns", "leads", "pipelines", "deals")),
            Map.entry(
                    "tasks",
                    Set.of("platform", "users", "accounts", "campaigns", "leads", "pipelines", "deals", "activities")),
            Map.entry("bulk", WORK),
            Map.entry("calling", Set.of("platform", "users", "accounts", "campaigns", "leads", "activities", "tasks")),
            Map.entry("imports", Set.of("platform", "users", "accounts", "campaigns", "leads", "pipelines", "deals")),
            Map.entry("templates", WORK),
            Map.entry("mailboxes", and(WORK, "templates")),
            Map.entry("inbox", and(WORK, "templates", "mailboxes")),
            Map.entry("suppressions", and(WORK, "templates", "mailboxes", "inbox")),
            Map.entry("tracking", and(WORK, "templates", "mailboxes", "inbox")),
            Map.entry("outbox", and(WORK, "templates", "mailboxes", "inbox", "suppressions", "tracking")),
            Map.entry(
                    "sequences",
                    and(
                            WORK,
                            "bulk",
                            "calling",
                            "templates",
                            "mailboxes",
                            "inbox",
                            "suppressions",
                            "tracking",
                            "outbox")),
            Map.entry("scoring", Set.of("platform", "users", "accounts", "campaigns", "leads")),
            Map.entry("views", Set.of("platform", "users", "accounts", "campaigns")),
            Map.entry("followups", Set.of("platform", "tasks")),
            Map.entry("notifications", Set.of("platform", "users")),
            Map.entry("reports", Set.of("platform", "pipelines", "deals")),
            Map.entry("search", Set.of("platform")),
            Map.entry("live", Set.of("platform")),
            Map.entry("audit", Set.of("platform")),
            Map.entry("demo", and(WORK, "mailboxes", "inbox")));

    @ArchTest
    static final ArchRule featuresImportOnlyWhatStandsBelowThem = classes()
            .that()
            .resideInAPackage("com.facturix.crm..")
            .should(new ArchCondition<>("import only features below their own") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var own = feature(type);
                    var allowed = MAY_IMPORT.get(own);
                    if (allowed == null) {
                        events.add(SimpleConditionEvent.violated(type, own + " is not in the table of features"));
                        return;
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    dependency.getTargetClass().getPackageName().startsWith(ROOT))
                            .filter(dependency -> {
                                var other = feature(dependency.getTargetClass());
                                return !other.equals(own) && !allowed.contains(other);
                            })
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule resourcesAndRepositoriesStayInTheirPackage = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .or()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .bePackagePrivate();

    /** Interfaces with paths are clients of other services. */
    @ArchTest
    static final ArchRule everyOperationSaysWhichPermissionItTakes = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .and()
            .arePublic()
            .should()
            .beAnnotatedWith(Requires.class);

    /** A resource method that is not public answers 404, and the framework only warns. */
    @ArchTest
    static final ArchRule resourceMethodsArePublic = methods()
            .that(new com.tngtech.archunit.base.DescribedPredicate<JavaMethod>("answer HTTP") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.getAnnotations().stream()
                            .anyMatch(a -> List.of("GET", "POST", "PUT", "DELETE", "PATCH")
                                            .contains(a.getRawType().getSimpleName())
                                    && a.getRawType().getPackageName().equals("jakarta.ws.rs"));
                }
            })
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule liveAndAuditSeeOnlyDomainEvents = noClasses()
            .that()
            .resideInAnyPackage("com.facturix.crm.live..", "com.facturix.crm.audit..")
            .should()
            .dependOnClassesThat(
                    new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are events of a feature") {
                        @Override
                        public boolean test(JavaClass type) {
                            return type.isAssignableTo(DomainEvent.class) && !type.isEquivalentTo(DomainEvent.class);
                        }
                    });

    @ArchTest
    static final ArchRule nobodyUsesJavaSerialisation = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class);

    /** V1: hosts that users give are reached through the outbound gate alone. */
    @ArchTest
    static final ArchRule nobodyOpensSockets = noClasses()
            .that()
            .resideOutsideOfPackage("com.facturix.crm.platform.outbound..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Socket.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SocketChannel.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HttpClient.class)
            .orShould()
            .callMethod(URL.class, "openConnection")
            .orShould()
            .callMethod(URL.class, "openStream");

    /** The mail library opens sockets of its own; only with these settings do they go through the gate. */
    @ArchTest
    static final ArchRule mailServersAreReachedThroughTheGate = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("com.facturix.crm.mailboxes.MailConnections")
            .should()
            .callMethodWhere(target(nameMatching("getStore|getTransport"))
                    .and(target(owner(assignableTo(jakarta.mail.Session.class)))))
            .orShould()
            .callMethodWhere(
                    target(nameMatching("connect")).and(target(owner(assignableTo(jakarta.mail.Service.class)))))
            .orShould()
            .callMethodWhere(
                    target(nameMatching("send")).and(target(owner(assignableTo(jakarta.mail.Transport.class)))));

    @ArchTest
    static final ArchRule nobodyIsCalledAHelper =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|DTO|Dto|DAO|Dao)");

    @ArchTest
    static final ArchRule onlyTheClockTellsTheTime = noClasses()
            .that()
            .resideOutsideOfPackage("com.facturix.crm.platform")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");

    @ArchTest
    static final ArchRule recordsAreImmutable =
            classes().that().areRecords().should().haveModifier(JavaModifier.FINAL);

    private static Set<String> and(Set<String> features, String... others) {
        return Stream.concat(features.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    private static String feature(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return name;
        }
        var rest = name.substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
