package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.cli.ChildJvm;
import dev.ringfence.cli.Main;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.store.SealedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;

/**
 * {@code ringfence collect} on an organisation of an emulator, killed and started again: at the end
 * every account and region is there, whole, and nothing is there twice. As large as the properties
 * {@code ringfence.accounts}, {@code ringfence.regions} and {@code ringfence.kills} say.
 */
@Tag("thorough")
class KilledCollectionTest {
  private static final int ACCOUNTS = Integer.getInteger("ringfence.accounts", 2);
  private static final int REGIONS = Integer.getInteger("ringfence.regions", 2);
  private static final int KILLS = Integer.getInteger("ringfence.kills", 1);
  private static final Duration MOST = Duration.ofMinutes(Math.max(10, ACCOUNTS));
  private static final Pattern PROGRESS = Pattern.compile("collect ([0-9]+)/([0-9]+).*");
  private static final Pattern TALLY =
      Pattern.compile("collect: ([0-9]+) AWS calls made, ([0-9]+) of them throttled");

  /** The regions that need no opting in (AWS account management reference). */
  private static final List<String> ALWAYS_ON =
      List.of(
          "eu-central-1",
          "eu-west-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-north-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1");

  @TempDir private static Path folder;
  private static MotoServer moto;
  private static MotoEstate estate;

  private static final List<String> MEMBERS = new ArrayList<>();
  private static final List<String> REGION_NAMES = ALWAYS_ON.subList(0, REGIONS);

  @BeforeAll
  static void foundAnOrganization() throws Exception {
    moto = MotoServer.start();
    estate = new MotoEstate(moto.endpoint());
    try (OrganizationsClient organizations = organizations()) {
      organizations.createOrganization(request -> request.featureSet("ALL"));
      // The management account is one of them; two more go away, one of them during the run.
      for (int i = 1; i < ACCOUNTS + 2; i++) {
        String name = "account " + i;
        String mail = "account" + i + "@example.org";
        organizations.createAccount(request -> request.accountName(name).email(mail));
      }
      organizations.listAccountsPaginator().stream()
          .flatMap(page -> page.accounts().stream())
          .map(Account::id)
          .forEach(MEMBERS::add);
      organizations.closeAccount(request -> request.accountId(leaver(1)));
    }
    estate.seed(MEMBERS.get(0), REGION_NAMES.get(0));
    estate.seed(MEMBERS.get(1), REGION_NAMES.get(REGIONS - 1));
  }

  private static OrganizationsClient organizations() {
    return estate.client(OrganizationsClient.builder(), MotoEstate.CALLER, Region.US_EAST_1.id());
  }

  private static String leaver(int fromTheEnd) {
    return MEMBERS.get(MEMBERS.size() - fromTheEnd);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void given_kills_midway_and_an_account_that_leaves_then_nothing_is_lost_or_doubled()
      throws Exception {
    Path audit = configuration();
    SplittableRandom random = new SplittableRandom(17);
    int sources = (ACCOUNTS + 1) * REGIONS;
    int done = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      ChildJvm run = start(audit);
      int wanted = sources * kill / (KILLS + 2) + 1 - done;
      assertThat(run.says(line -> count(line) >= wanted)).as("%d sources", wanted).isTrue();
      Thread.sleep(random.nextInt(300));
      assertThat(run.kill()).as("it was under way").isGreaterThan(1);
      done += most(run.messages());
    }
    try (OrganizationsClient organizations = organizations()) {
      organizations.closeAccount(request -> request.accountId(leaver(2)));
    }

    ChildJvm last = start(audit);
    String messages = last.messages();

    assertThat(last.exitCode()).as(messages).isZero();
    // The listing and the account that was closed before are sources too.
    assertThat(most(messages)).as("goes on where it was").isLessThanOrEqualTo(sources + 2 - done);
    Matcher tally = TALLY.matcher(messages);
    assertThat(tally.find()).as(messages).isTrue();
    System.out.println(
        "%d accounts x %d regions and one that left, killed %d times after %d sources; the rest took %s"
            .formatted(ACCOUNTS, REGIONS, KILLS, done, tally.group()));
    requireWhole(sealed());
  }

  /** How many sources are done, by a line of progress; -1 for another line. */
  private static int count(String line) {
    Matcher progress = PROGRESS.matcher(line);
    return progress.matches() ? Integer.parseInt(progress.group(1)) : -1;
  }

  /** How many sources a run came to; not each of them has a line. */
  private static int most(String messages) {
    return messages.lines().mapToInt(KilledCollectionTest::count).max().orElse(0);
  }

  private static EvidenceSet sealed() {
    SealedStore store = SealedStore.open(folder.resolve("state/evidence"));
    assertThat(store.sets()).hasSize(1);
    return store.set(store.sets().get(0));
  }

  private static void requireWhole(EvidenceSet set) {
    List<Request> requests =
        Stream.concat(
                set.items().stream().map(Evidence::request),
                set.gaps().stream().map(CollectionGap::request))
            .toList();
    assertThat(requests).doesNotHaveDuplicates();
    Map<EvidenceSource, TreeSet<String>> calls = new TreeMap<>();
    requests.forEach(
        request ->
            calls.computeIfAbsent(request.source(), key -> new TreeSet<>()).add(request.call()));
    TreeSet<String> once = new TreeSet<>();
    Adapters.calls().calls().stream()
        .filter(spec -> !spec.isPerItem())
        .map(CallSpec::call)
        .forEach(once::add);
    for (String account : MEMBERS.subList(0, ACCOUNTS)) {
      for (String region : REGION_NAMES) {
        assertThat(calls.get(new EvidenceSource("aws", account, region)))
            .as("%s in %s", account, region)
            .containsAll(once);
      }
    }
    // Who left was there when it was asked, or is named as no longer active.
    assertThat(calls.keySet())
        .contains(new EvidenceSource("aws", leaver(1), "unknown"))
        .contains(new EvidenceSource("aws", leaver(2), "unknown"));
    System.out.println(
        "%d answers and %d gaps of %d sources"
            .formatted(set.items().size(), set.gaps().size(), calls.size()));
  }

  private static Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("audit.yaml"),
        """
        estate: emulated
        sources:
          - aws:
              organization: true
              role: ringfence-audit
              regions: %s
        """
            .formatted(REGION_NAMES));
  }

  private static ChildJvm start(Path audit) throws IOException {
    return ChildJvm.start(
        MOST,
        List.of(
            "-Xmx512m",
            "-Daws.accessKeyId=testing",
            "-Daws.secretAccessKey=testing",
            "-Daws.endpointUrl=" + moto.endpoint(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "collect",
            "--config",
            audit.toString(),
            "--period",
            "2026-11",
            "--state",
            folder.resolve("state").toString()));
  }
}
