package dev.ringfence.report;

import dev.ringfence.check.Attestation;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Requirement;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.exception.ExceptionGrant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Two controls with a check of each sort, exceptions in each state, and attestations. */
final class SampleCatalogue {
  static final ControlId SEGMENTS = new ControlId("NI-SEG-001");
  static final ControlId LOGS = new ControlId("NI-LOG-002");

  static final CheckDefinition ADMIN_PORTS =
      check(
          "ni.seg.admin-ports",
          Severity.CRITICAL,
          "No administrative port is open to the internet",
          "filter",
          "size(filter.ingress) > 0",
          "!admitted(filter.ingress).onPorts(\"tcp\", ports).sources().isOpenToInternet()",
          "Anyone on the internet can try passwords against an administrative port.",
          "Delete the rule, or replace its source by the group of the bastion.");
  static final CheckDefinition PUBLIC_IP =
      check(
          "ni.seg.no-public-ip",
          Severity.HIGH,
          "Subnets outside the public tier assign no public addresses",
          "subnet",
          "subnet.tier != \"public\"",
          "!subnet.assignsPublicAddresses",
          "A new interface in this subnet is reachable from the internet unless it asks not to be.",
          "Switch off MapPublicIpOnLaunch for the subnet.");
  static final CheckDefinition DATABASES =
      check(
          "ni.seg.private-databases",
          Severity.CRITICAL,
          "Databases have no public address",
          "dataStore",
          "",
          "!dataStore.isPublic",
          "The database has an address that the internet can reach.",
          "Set PubliclyAccessible to false.");
  static final CheckDefinition REVIEWED =
      manual("ni.seg.rules-reviewed", "Rule sets were reviewed within six months");
  static final CheckDefinition DELIVERY =
      check(
          "ni.log.delivery",
          Severity.MEDIUM,
          "Flow logs are delivered",
          "flowLog",
          "",
          "flowLog.status == \"ACTIVE\"",
          "The log exists and nothing arrives in it.",
          "Repair the delivery role.");
  static final CheckDefinition RESPONSE =
      manual("ni.log.response", "Somebody reads alarms on rejected traffic");
  static final CheckDefinition PEERING =
      check(
          "ni.seg.peering",
          Severity.LOW,
          "Peering connections are between accounts of the estate",
          "peering",
          "",
          "peering.isWithinEstate",
          "Traffic from outside the estate enters here.",
          "Delete the peering connection.");
  static final CheckDefinition DECLARED =
      new CheckDefinition(
          new CheckId("ni.log.declared"),
          Engine.TERRAFORM,
          Severity.LOW,
          "Flow logs are declared for each network",
          "",
          "",
          "",
          "",
          Parameters.NONE,
          "",
          "Declare an aws_flow_log for the network.",
          List.of(),
          Optional.of("no repository is among the sources"),
          90);

  private SampleCatalogue() {}

  static List<Control> controls() {
    return List.of(
        control(
            LOGS,
            "Traffic at boundaries is recorded",
            Severity.MEDIUM,
            List.of(DELIVERY, DECLARED, RESPONSE)),
        control(
            SEGMENTS,
            "Tiers are separated from each other and from the internet",
            Severity.CRITICAL,
            List.of(ADMIN_PORTS, PUBLIC_IP, PEERING, DATABASES, REVIEWED)));
  }

  static List<ExceptionGrant> exceptions() {
    return List.of(
        grant("EX-1", ADMIN_PORTS, "sg-bastion", "2026-06-01", "2026-12-10"),
        grant("EX-2", ADMIN_PORTS, "sg-legacy", "2026-01-15", "2026-10-31"),
        grant("EX-3", PUBLIC_IP, "subnet-gone", "2026-09-01", "2027-03-01"));
  }

  static List<Attestation> attestations() {
    return List.of(
        new Attestation(
            REVIEWED.id(),
            "Rule sets of both accounts were reviewed and signed off",
            "R. Adeyemi, Network Engineering",
            LocalDate.parse("2026-09-14"),
            LocalDate.parse("2027-03-14"),
            "CHG-20931",
            source("attestations.yaml", 3)),
        new Attestation(
            RESPONSE.id(),
            "Alarms are read around the clock",
            "SOC lead",
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-08-31"),
            "SOC handbook 4.2",
            source("attestations.yaml", 11)));
  }

  private static SourceRef source(String file, int line) {
    return SourceRef.atLine(SampleAssessment.digest(file), file, line);
  }

  private static ExceptionGrant grant(
      String id, CheckDefinition check, String subject, String granted, String lastDay) {
    return new ExceptionGrant(
        id,
        SEGMENTS,
        Optional.of(check.id()),
        List.of(SampleNetwork.arn(subject)),
        "The supplier's maintenance access moves to the new bastion in the first quarter.",
        "Brute force on one host for the time of the migration.",
        "Source limited at the host firewall; alarms on failed logins.",
        "P. Lindqvist",
        "CISO office, M. Tanaka",
        "RISK-" + id.substring(3) + "07",
        LocalDate.parse(granted),
        LocalDate.parse(lastDay),
        source("exceptions.yaml", 4));
  }

  private static Control control(
      ControlId id, String title, Severity severity, List<CheckDefinition> checks) {
    return new Control(
        id,
        title,
        "security",
        "active",
        severity,
        "network",
        List.of("preventive"),
        List.of("isolation"),
        "What one tier of an application may reach of another is decided by rules, and only what is"
            + " needed is open.",
        "A foothold in one tier stays in that tier.",
        List.of("lateral movement", "direct attack from the internet"),
        List.of(
            new Requirement("PCI DSS 4.0.1", List.of("1.2.5", "1.3.1")),
            new Requirement("ISO/IEC 27001:2022", List.of("A.8.20", "A.8.22"))),
        List.of("Name groups rather than address ranges."),
        List.of(),
        checks,
        id + ".yaml");
  }

  private static CheckDefinition check(
      String id,
      Severity severity,
      String title,
      String subject,
      String where,
      String require,
      String message,
      String remediation) {
    TreeMap<String, Object> parameters = new TreeMap<>();
    if (require.contains("ports)")) {
      parameters.put("ports", List.of(22L, 3389L, 5985L, 5986L));
    }
    return new CheckDefinition(
        new CheckId(id),
        Engine.RESOURCE,
        severity,
        title,
        "",
        subject,
        where,
        require,
        new Parameters(parameters),
        message,
        remediation,
        List.of(),
        Optional.empty(),
        10);
  }

  private static CheckDefinition manual(String id, String title) {
    return new CheckDefinition(
        new CheckId(id),
        Engine.MANUAL,
        Severity.MEDIUM,
        title,
        "",
        "",
        "",
        "",
        Parameters.NONE,
        "Nobody answers for it.",
        "Have the owner attest it.",
        List.of(),
        Optional.empty(),
        50);
  }
}
