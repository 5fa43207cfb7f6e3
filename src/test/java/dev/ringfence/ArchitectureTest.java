package dev.ringfence;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.ringfence.check.Check;
import dev.ringfence.collect.Collector;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.report.ReportRenderer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of {@code src/docs/architecture.md}; change both together. */
class ArchitectureTest {
  private static final String ROOT = "dev.ringfence";

  /** Top-level package -> the top-level packages it may use. Nothing else is allowed. */
  static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("net", Set.of()),
          entry("evidence", Set.of()),
          entry("hcl", Set.of()),
          entry("yaml", Set.of()),
          entry("terraform", Set.of("evidence", "hcl", "net")),
          entry("cloudformation", Set.of("hcl", "net", "terraform", "yaml")),
          entry("control", Set.of("evidence")),
          entry("assertion", Set.of("control", "expression", "hcl", "terraform")),
          entry("network", Set.of("net", "evidence")),
          entry("flow", Set.of("net", "evidence", "network")),
          entry("policy", Set.of("net", "evidence", "network")),
          entry("drift", Set.of("net", "evidence", "network", "flow")),
          entry("expression", Set.of("net", "evidence", "network", "control")),
          entry("collect", Set.of("evidence", "yaml")),
          entry(
              "read",
              Set.of("net", "evidence", "network", "hcl", "terraform", "cloudformation", "yaml")),
          entry(
              "check",
              Set.of(
                  "net",
                  "evidence",
                  "network",
                  "flow",
                  "policy",
                  "control",
                  "expression",
                  "assertion",
                  "terraform")),
          entry("exception", Set.of("evidence", "control", "net", "network")),
          entry("remediation", Set.of("evidence", "control")),
          entry(
              "assessment",
              Set.of(
                  "net",
                  "evidence",
                  "network",
                  "flow",
                  "policy",
                  "control",
                  "check",
                  "exception",
                  "remediation")),
          entry("score", Set.of("control", "check", "assessment")),
          entry(
              "document",
              Set.of(
                  "net",
                  "flow",
                  "policy",
                  "evidence",
                  "network",
                  "control",
                  "check",
                  "exception",
                  "remediation",
                  "assessment",
                  "score")),
          entry(
              "history",
              Set.of(
                  "network",
                  "net",
                  "flow",
                  "policy",
                  "evidence",
                  "control",
                  "check",
                  "exception",
                  "remediation",
                  "assessment",
                  "score",
                  "document")),
          entry(
              "report",
              Set.of(
                  "net",
                  "flow",
                  "policy",
                  "evidence",
                  "network",
                  "control",
                  "check",
                  "exception",
                  "remediation",
                  "assessment",
                  "score",
                  "history")),
          entry(
              "catalogue",
              Set.of(
                  "net",
                  "evidence",
                  "network",
                  "policy",
                  "control",
                  "check",
                  "exception",
                  "remediation",
                  "expression",
                  "assertion",
                  "yaml")),
          entry("handoff", Set.of("evidence", "document")),
          entry(
              "audit",
              Set.of(
                  "handoff",
                  "flow",
                  "policy",
                  "net",
                  "evidence",
                  "network",
                  "expression",
                  "terraform",
                  "collect",
                  "read",
                  "control",
                  "check",
                  "exception",
                  "remediation",
                  "assessment",
                  "score",
                  "document",
                  "history",
                  "report",
                  "catalogue",
                  "drift")),
          entry(
              "job",
              Set.of(
                  "flow",
                  "policy",
                  "evidence",
                  "network",
                  "collect",
                  "read",
                  "control",
                  "check",
                  "exception",
                  "remediation",
                  "assessment",
                  "score",
                  "document",
                  "history",
                  "report",
                  "catalogue",
                  "audit")),
          entry(
              "cli",
              Set.of(
                  "handoff",
                  "net",
                  "flow",
                  "policy",
                  "evidence",
                  "network",
                  "control",
                  "check",
                  "remediation",
                  "assessment",
                  "score",
                  "document",
                  "history",
                  "catalogue",
                  "audit",
                  "job")));

  /** Packages that compute, and therefore touch no clock, file, network, environment or library. */
  private static final String[] PURE = {
    ROOT + ".net",
    ROOT + ".evidence",
    ROOT + ".hcl",
    ROOT + ".terraform",
    ROOT + ".cloudformation",
    ROOT + ".assertion",
    ROOT + ".network",
    ROOT + ".flow",
    ROOT + ".policy",
    ROOT + ".drift",
    ROOT + ".control",
    ROOT + ".expression",
    ROOT + ".check",
    ROOT + ".exception",
    ROOT + ".remediation",
    ROOT + ".assessment",
    ROOT + ".score",
    ROOT + ".handoff"
  };

  /** Ports whose adapters live in sub-packages. */
  private static final Set<String> PORTS =
      Set.of("evidence", "expression", "collect", "read", "report", "history", "handoff");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> packages_use_only_what_the_table_allows() {
    return MAY_USE.entrySet().stream()
        .map(
            row ->
                dynamicTest(
                    row.getKey(),
                    () -> {
                      Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
                      forbidden.removeAll(row.getValue());
                      forbidden.remove(row.getKey());
                      noClasses()
                          .that()
                          .resideInAPackage(subtree(row.getKey()))
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(in(forbidden.toArray(String[]::new)))
                          .check(CLASSES);
                    }));
  }

  @Test
  void every_package_has_a_row_in_the_table() {
    Set<String> present =
        CLASSES.stream()
            .map(c -> c.getPackageName().substring(ROOT.length()))
            .map(p -> p.isEmpty() ? "(root)" : p.substring(1).split("\\.")[0])
            .collect(toSet());
    assertThat(present).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void adapters_of_one_port_do_not_know_each_other() {
    for (String port : PORTS) {
      slices()
          .matching(ROOT + "." + port + ".(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void only_the_composition_root_names_an_adapter() {
    noClasses()
        .that(not(describe("are adapters", ArchitectureTest::isAdapter)))
        .and()
        .resideOutsideOfPackages(in("job", "audit"))
        .should()
        .dependOnClassesThat(describe("are adapters", ArchitectureTest::isAdapter))
        .because("a port does not know who implements it")
        .check(CLASSES);
  }

  @Test
  void renderers_print_the_report_model_and_decide_nothing() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".report.*..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            in(
                "evidence",
                "network",
                "control",
                "check",
                "exception",
                "remediation",
                "assessment",
                "score",
                "history"))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void computing_packages_use_the_jdk_only() {
    classes()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    ROOT + "..",
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.runtime",
                    "java.lang.invoke",
                    "java.math",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify..")
                .or(type(ConcurrentHashMap.class)))
        .because("an assessment must come out the same from the same evidence")
        .check(CLASSES);
  }

  @Test
  void computing_packages_ask_nobody_for_time_chance_or_environment() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .accessTargetWhere(
            JavaAccess.Predicates.target(
                    nameMatching("now|randomUUID|getenv|getProperty|currentTimeMillis|nanoTime"))
                .or(
                    JavaAccess.Predicates.targetOwner(
                            nameMatching("java\\.util\\.(Random|SplittableRandom)"))
                        .forSubtype()))
        .because("the run passes its instant in")
        .check(CLASSES);
  }

  /** What leaves a package never changes; a package-private accumulator may, while it works. */
  @Test
  void values_do_not_change() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(PURE)
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .beFinal()
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should(
            be(
                describe(
                    "a concrete class left open",
                    c ->
                        !c.isInterface()
                            && !c.getModifiers().contains(JavaModifier.FINAL)
                            && !c.getModifiers().contains(JavaModifier.ABSTRACT)
                            && !c.isAnonymousClass()
                            && !c.isAssignableTo(Enum.class))))
        .check(CLASSES);
  }

  @Test
  void each_library_has_one_home() {
    Map<String, String[]> homes =
        Map.ofEntries(
            entry("dev.cel..", in("expression.cel")),
            entry("com.google.re2j..", in("expression.cel")),
            entry("org.apache.poi..", in("report.excel")),
            entry("org.apache.pdfbox..", in("report.pdf")),
            entry("com.openhtmltopdf..", in("report.pdf")),
            entry("io.pebbletemplates..", in("report.pdf")),
            entry("org.snakeyaml..", in("catalogue", "yaml")),
            entry("java.sql..", in("history.jdbc", "job")),
            entry("org.flywaydb..", in("history.jdbc", "job")),
            entry("me.tongfei..", in("cli")),
            entry("picocli..", in("cli")),
            entry("software.amazon..", in("collect.aws")),
            entry("com.azure..", in("collect.azure")),
            entry("reactor..", in("collect.azure")),
            entry("org.springframework..", in("job", "history.jdbc")),
            entry("tools.jackson..", in("evidence.store", "collect", "read", "document")),
            entry("org.eclipse.jgit..", in("collect.git")));
    homes.forEach(
        (library, home) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES));
  }

  @Test
  void names_say_what_things_are() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
    implementersAreNamed(Check.class, "Check").check(CLASSES);
    implementersAreNamed(Collector.class, "Collector").check(CLASSES);
    implementersAreNamed(EvidenceReader.class, "Reader").check(CLASSES);
    implementersAreNamed(ReportRenderer.class, "Renderer").check(CLASSES);
    noClasses()
        .that()
        .areNotAssignableTo(Throwable.class)
        .should()
        .haveSimpleNameEndingWith("Exception")
        .because("a granted exception is an ExceptionGrant")
        .check(CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName())
            .collect(toSet());
    assertThat(unmarked).isEmpty();
  }

  private static ArchRule implementersAreNamed(Class<?> port, String suffix) {
    return classes()
        .that()
        .areAssignableTo(port)
        .and()
        .doNotBelongToAnyOf(port)
        .and(describe("are named", c -> !c.isAnonymousClass()))
        .should()
        .haveSimpleNameEndingWith(suffix)
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .allowEmptyShould(true);
  }

  private static boolean isAdapter(JavaClass c) {
    return PORTS.stream().anyMatch(port -> c.getPackageName().startsWith(ROOT + "." + port + "."));
  }

  private static String subtree(String packageName) {
    return ROOT + "." + packageName + "..";
  }

  private static String[] in(String... packageNames) {
    return Stream.of(packageNames).map(ArchitectureTest::subtree).toArray(String[]::new);
  }
}
