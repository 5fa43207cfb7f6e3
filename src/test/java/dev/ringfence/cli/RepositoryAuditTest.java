package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.git.MadeRepository;
import dev.ringfence.report.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories as sources of an audit, through the command line. */
class RepositoryAuditTest {
  private static final String GROUPS =
      "111122223333/eu-central-1/ec2-describe-security-groups.json#/SecurityGroups";
  private static final String NETWORK = "{path: network.git, ref: main}";

  private StallEstate estate;

  @BeforeEach
  void estate(@TempDir Path folder) {
    estate = new StallEstate(folder);
  }

  @Test
  void given_a_repository_alone_then_what_it_declares_is_judged() throws IOException {
    String commit = estate.repository(StallEstate.terraform());
    estate.configuration(false, NETWORK);

    Cli audit = estate.audit();

    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
    String pdf = Printed.joined(estate.report("report.pdf"));
    assertThat(pdf)
        .contains("noaccountwaslookedat:boundaries,flowsandfindingsarewhatrepositoriesdeclare")
        .contains("repositorynetworkwasreadatmain,commit" + commit.substring(0, 12))
        .contains("infra/main.tf:");
    assertThat(Printed.cells(estate.report("report.xlsx")))
        .contains("network/infra/aws_security_group.web")
        .contains("commit " + commit + " of 2026-11-03T08:00:00Z by Jane Doe")
        .contains("commit time");
    try (Stream<Path> left = Files.list(estate.folder().resolve("state/work/repositories"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void given_the_exports_of_what_a_repository_declares_then_the_boundaries_are_the_same()
      throws IOException {
    estate.repository(StallEstate.terraform());
    estate.exports();
    estate.configuration(false, NETWORK);
    Cli declared = flows();
    estate.configuration(true);

    Cli actual = flows();

    assertThat(declared.exitCode()).as(declared.err()).isZero();
    assertThat(actual.out().lines().toList()).isEqualTo(declared.out().lines().toList()).hasSize(3);
  }

  private Cli flows() {
    return Cli.run(
        "flows",
        "--config",
        estate.folder().resolve("audit.yaml").toString(),
        "--period",
        "2026-11");
  }

  @Test
  void given_accounts_and_repositories_then_each_is_judged_and_what_is_missing_is_told()
      throws IOException {
    estate.repository(StallEstate.terraform());
    estate.exports();
    estate.configuration(
        true,
        NETWORK,
        "{path: network.git, name: later, ref: release}",
        "{url: \"http://127.0.0.1:1/shop/other.git\", token-variable: NO_SUCH_TOKEN}");

    Cli audit = estate.audit();

    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
    List<String> lines = Printed.cells(estate.report("report.xlsx")).lines().toList();
    assertThat(lines)
        .filteredOn(line -> line.contains("network/infra/aws_security_group.web#ingress"))
        .anyMatch(line -> line.contains("rule-described"));
    assertThat(Printed.joined(estate.report("report.pdf")))
        .contains("therepositoryhasnocommit,branchortag\"release\"")
        .contains("theenvironmentvariableNO_SUCH_TOKENisnotset");
    // What is said of boundaries and of the estate is said once, of the accounts.
    assertThat(findings(lines, " | boundary | ")).isNotEmpty().doesNotHaveDuplicates();
    assertThat(findings(lines, " | estate | ")).isNotEmpty().doesNotHaveDuplicates();
  }

  /** Findings on subjects of a kind, without their numbers and grounds. */
  private static List<String> findings(List<String> lines, String kind) {
    return lines.stream()
        .filter(line -> line.startsWith("F-") && line.contains(kind))
        .map(line -> line.substring(line.indexOf('|'), line.indexOf(kind) + kind.length() + 20))
        .toList();
  }

  @Test
  void given_a_folder_that_is_no_repository_then_its_line_is_named() throws IOException {
    Files.createDirectories(estate.folder().resolve("plain"));
    estate.configuration(false, "{path: plain}", "{path: gone}");

    Cli audit = estate.audit();

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err())
        .contains("audit.yaml:3: repository path is no Git repository: a folder with .git in it")
        .contains("audit.yaml:4: repository path does not exist: ")
        .doesNotContain("\tat ");
    assertThat(estate.folder().resolve("state")).doesNotExist();
  }

  @Test
  void given_a_ref_then_scan_reads_the_commit_and_not_the_folder() throws IOException {
    estate.repository(StallEstate.terraform());
    String repository = estate.folder().resolve("network.git").toString();

    Cli scan = Cli.run("scan", "--ref", "main", repository);
    Cli folder = Cli.run("scan", repository);
    Cli wrong = Cli.run("scan", "--ref", "release", repository);
    Cli outside = Cli.run("scan", "--ref", "main", estate.folder().toString());

    assertThat(scan.exitCode()).as(scan.err()).isEqualTo(ExitCode.OPEN);
    assertThat(scan.out()).contains("network.git/infra/aws_security_group.web");
    assertThat(folder.out()).doesNotContain("aws_security_group.web");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("the repository has no commit, branch or tag \"release\"");
    assertThat(outside.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outside.err()).contains("in no Git repository, which --ref asks for");
  }

  @Test
  void given_a_ref_then_scan_reads_the_templates_of_the_commit() throws IOException {
    Path folder = templates();

    Cli scan = Cli.run("scan", "--ref", "main", folder.toString());

    assertThat(scan.exitCode()).as(scan.err()).isEqualTo(ExitCode.OPEN);
    assertThat(scan.out()).contains("stacks/web.yaml");
  }

  /** Commits a template of CloudFormation to {@code network.git}. */
  private Path templates() throws IOException {
    Path folder = estate.folder().resolve("network.git");
    try (MadeRepository made = MadeRepository.bare(folder)) {
      made.commit(
          "main",
          new MadeRepository.Tree()
              .file(
                  "stacks/web.yaml",
                  """
                  Resources:
                    Network:
                      Type: AWS::EC2::VPC
                      Properties: {CidrBlock: 10.0.0.0/16}
                    Web:
                      Type: AWS::EC2::SecurityGroup
                      Properties:
                        GroupDescription: web
                        VpcId: !Ref Network
                        SecurityGroupIngress:
                          - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}
                  """),
          "Jane Doe",
          StallEstate.DAY);
    }
    return folder;
  }

  @Test
  void given_a_repository_of_templates_then_accounts_are_compared_with_it() throws IOException {
    templates();
    estate.exports();
    estate.configuration(true, NETWORK);

    Cli audit = estate.audit();

    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
    assertThat(Printed.joined(estate.report("report.pdf"))).contains("Declaredandactual");
    assertThat(Printed.cells(estate.report("report.xlsx")).lines())
        .anyMatch(line -> line.contains("passes only in the account"));
  }

  @Test
  void given_a_rule_that_was_changed_by_hand_then_exactly_one_boundary_has_drift()
      throws IOException {
    estate.repository(StallEstate.terraform());
    estate.exports();
    estate.change("ec2-describe-security-groups", "\"ToPort\": 8443", "\"ToPort\": 8444");
    estate.configuration(true, NETWORK);

    Cli audit = estate.audit();

    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
    List<String> lines = Printed.cells(estate.report("report.xlsx")).lines().toList();
    List<String> drift = lines.subList(lines.indexOf("== Drift") + 2, lines.size());
    assertThat(drift.subList(0, drift.indexOf("== Zones not certain")))
        .filteredOn(line -> !line.contains("= passes in both"))
        .extracting(line -> line.substring(line.indexOf('|')))
        .containsExactly(
            "| tools | application | ▲ passes only in the account | tcp 8444 | does not pass | from"
                + " 10.20.3.10/32 to 10.20.1.10/32, local |  | "
                + GROUPS
                + "/3/IpPermissionsEgress/0/IpRanges/0 ⏎ "
                + GROUPS
                + "/1/IpPermissions/0/IpRanges/0",
            "| tools | application | ▲ rule is different | group stall-web, ingress | tcp 8443 from"
                + " 10.20.3.0/24 | tcp 8443-8444 from 10.20.3.0/24 | infra/main.tf:72 | "
                + GROUPS
                + "/1/IpPermissions/0/IpRanges/0");
    assertThat(lines.stream().filter(line -> line.contains("Drift: ")))
        .isNotEmpty()
        .allMatch(line -> line.contains("| tools | application |"));
    assertThat(Printed.joined(estate.report("report.pdf")))
        .contains("Declaredandactual")
        .contains("ruleisdifferent")
        .contains("infra/main.tf:72");
  }

  @Test
  void given_accounts_and_no_repository_that_can_be_read_then_drift_is_told_to_be_unknown()
      throws IOException {
    String unknown = "driftisnotknown:nothingthatrepositoriesdeclareofaccountscouldberead";
    estate.repository(StallEstate.terraform());
    estate.exports();
    estate.configuration(true, "{path: network.git, name: later, ref: release}");

    Cli audit = estate.audit();

    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
    assertThat(Printed.joined(estate.report("report.pdf")))
        .contains(unknown)
        .doesNotContain("Codeandaccountagree");
    estate.configuration(true, NETWORK);
    Cli read = estate.audit();
    assertThat(read.exitCode()).as(read.err()).isEqualTo(ExitCode.OPEN);
    assertThat(Printed.joined(estate.report("report.pdf"))).doesNotContain("driftisnotknown");
  }
}
