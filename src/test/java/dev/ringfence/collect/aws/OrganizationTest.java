package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An organisation of five accounts on two pages: its management account, which asks, a member, one
 * that lets nobody in, one that is suspended, and one that is left out.
 */
class OrganizationTest {
  private static final String MANAGEMENT = "111122223333";
  private static final String MEMBER = "222233334444";
  private static final String LOCKED = "333344445555";
  private static final String SUSPENDED = "444455556666";
  private static final String EXCLUDED = "555566667777";
  private static final EvidenceSource LISTING =
      new EvidenceSource("aws-organization", MANAGEMENT, "");

  @TempDir Path folder;
  private StubbedAccount account;

  @BeforeEach
  void start() throws Exception {
    account = StubbedAccount.start();
    account
        .stub()
        .on(
            "organizations:ListAccounts",
            asked -> StubAws.json(200, asked.body().contains("NextToken") ? second() : first()))
        .on(
            "sts:AssumeRole",
            asked ->
                asked.body().contains(LOCKED)
                    ? StubAws.error(asked, 403, "AccessDenied", "not authorized to assume")
                    : StubAws.session(asked))
        .on(
            "sts:GetCallerIdentity",
            asked ->
                StubAws.identity(asked, asked.account().isEmpty() ? MANAGEMENT : asked.account()))
        .on("ec2:DescribeRegions", OrganizationTest::regions);
  }

  @AfterEach
  void stop() {
    account.close();
    System.clearProperty("aws.sharedCredentialsFile");
  }

  private static String first() {
    return "{\"Accounts\": [%s, %s, %s], \"NextToken\": \"2\"}"
        .formatted(
            listed(MANAGEMENT, "ACTIVE"), listed(MEMBER, "ACTIVE"), listed(LOCKED, "ACTIVE"));
  }

  private static String second() {
    return "{\"Accounts\": [%s, %s]}"
        .formatted(listed(SUSPENDED, "SUSPENDED"), listed(EXCLUDED, "ACTIVE"));
  }

  private static String listed(String id, String status) {
    return "{\"Id\": \"%s\", \"Name\": \"account %s\", \"Status\": \"%s\"}"
        .formatted(id, id, status);
  }

  /** The management account has opted in to Milan, its members have not; nobody to Cape Town. */
  private static StubAws.Reply regions(StubAws.Asked asked) {
    String milan = asked.account().isEmpty() ? "opted-in" : "not-opted-in";
    return StubAws.ec2(
        asked,
        "<regionInfo>"
            + region("eu-central-1", "opt-in-not-required")
            + region("eu-south-1", milan)
            + region("af-south-1", "not-opted-in")
            + "</regionInfo>");
  }

  private static String region(String name, String status) {
    return "<item><regionName>%s</regionName><optInStatus>%s</optInStatus></item>"
        .formatted(name, status);
  }

  private AwsCollector collector(List<String> regions, Optional<String> profile) {
    return AwsCollector.of(
        List.of(
            new AwsAccess(
                List.of(),
                true,
                List.of(EXCLUDED),
                Optional.of("ringfence-audit"),
                Optional.of("shop"),
                "ringfence",
                profile,
                regions)),
        Adapters.calls(),
        Accesses.patient(account.stub().endpoint()),
        java.time.Clock.systemUTC(),
        account.notices()::add);
  }

  private static EvidenceSource source(String account, String region) {
    return new EvidenceSource("aws", account, region);
  }

  @Test
  void given_all_regions_then_each_account_is_asked_where_it_has_opted_in() {
    AwsCollector collector = collector(List.of(), Optional.empty());

    assertThat(collector.sources())
        .containsExactlyInAnyOrder(
            LISTING,
            source(MANAGEMENT, "eu-central-1"),
            source(MANAGEMENT, "eu-south-1"),
            source(MEMBER, "eu-central-1"),
            source(LOCKED, "unknown"),
            source(SUSPENDED, "unknown"));
    assertThat(account.collect(collector, source(MEMBER, "eu-central-1")).gaps()).isEmpty();
    assertThat(account.collect(collector, source(MANAGEMENT, "eu-south-1")).gaps()).isEmpty();
  }

  @Test
  void given_listed_regions_then_one_that_an_account_has_not_opted_in_to_is_not_collected_there() {
    AwsCollector collector = collector(List.of("eu-central-1", "eu-south-1"), Optional.empty());

    assertThat(collector.sources())
        .containsExactlyInAnyOrder(
            LISTING,
            source(MANAGEMENT, "eu-central-1"),
            source(MANAGEMENT, "eu-south-1"),
            source(MEMBER, "eu-central-1"),
            source(MEMBER, "eu-south-1"),
            source(LOCKED, "eu-central-1"),
            source(LOCKED, "eu-south-1"),
            source(SUSPENDED, "unknown"));
    assertThat(account.collect(collector, source(MANAGEMENT, "eu-south-1")).gaps()).isEmpty();
    assertMissing(
        account.collect(collector, source(MEMBER, "eu-south-1")),
        Reason.NOT_ENABLED,
        "the account has not switched on region eu-south-1");
  }

  @Test
  void given_accounts_that_cannot_be_asked_then_they_stay_with_the_reason_and_get_no_call() {
    AwsCollector collector = collector(List.of(), Optional.empty());
    collector.sources();

    assertMissing(
        account.collect(collector, source(LOCKED, "unknown")),
        Reason.DENIED,
        "arn:aws:iam::333344445555:role/ringfence-audit could not be assumed");
    assertMissing(
        account.collect(collector, source(SUSPENDED, "unknown")),
        Reason.NOT_ENABLED,
        "the organisation says its status is SUSPENDED");
    assertThat(account.notices())
        .anyMatch(line -> line.contains(LOCKED) && line.contains("access denied"))
        .anyMatch(line -> line.contains(SUSPENDED) && line.contains("SUSPENDED"));
    assertThat(rolesAskedFor()).noneMatch(body -> body.contains(SUSPENDED));
    assertThat(rolesAskedFor()).noneMatch(body -> body.contains(EXCLUDED));
  }

  @Test
  void given_the_listing_then_both_pages_are_sealed_as_one_with_the_account_left_out_in_it() {
    AwsCollector collector = collector(List.of(), Optional.empty());
    collector.sources();

    Collected listing = account.collect(collector, LISTING);

    assertThat(listing.gaps()).isEmpty();
    assertThat(listing.items())
        .singleElement()
        .satisfies(item -> assertThat(item.items()).isEqualTo(5))
        .satisfies(item -> assertThat(item.pages()).isEqualTo(2));
    assertThat(account.sealed(listing, "organizations:ListAccounts"))
        .contains(MANAGEMENT, MEMBER, LOCKED, SUSPENDED, EXCLUDED);
  }

  @Test
  void given_a_listing_cut_short_then_what_it_named_is_asked_and_the_rest_is_a_gap() {
    account
        .stub()
        .on(
            "organizations:ListAccounts",
            asked ->
                asked.body().contains("NextToken")
                    ? StubAws.error(asked, 400, "AccessDeniedException", "no")
                    : StubAws.json(200, first()));
    AwsCollector collector = collector(List.of("eu-central-1"), Optional.empty());

    assertThat(collector.sources())
        .containsExactlyInAnyOrder(
            LISTING,
            source(MANAGEMENT, "eu-central-1"),
            source(MEMBER, "eu-central-1"),
            source(LOCKED, "eu-central-1"),
            source("unknown", "unknown"));
    assertMissing(
        account.collect(collector, source("unknown", "unknown")),
        Reason.DENIED,
        "not all accounts of the organisation were named");
    assertThat(account.collect(collector, LISTING).gaps()).isNotEmpty();
  }

  @Test
  void given_a_profile_then_its_credentials_ask_and_no_others() throws Exception {
    // The stub tells accounts apart by the session token.
    Path credentials =
        Files.writeString(
            folder.resolve("credentials"),
            """
            [auditor]
            aws_access_key_id = testing
            aws_secret_access_key = testing
            aws_session_token = 888899990000
            """);
    System.setProperty("aws.sharedCredentialsFile", credentials.toString());
    AwsCollector collector = collector(List.of("eu-central-1"), Optional.of("auditor"));

    assertThat(collector.sources())
        .contains(new EvidenceSource("aws-organization", "888899990000", ""));
    assertThat(account.stub().asked())
        .allMatch(asked -> !asked.account().isEmpty(), "nothing was asked without the profile");
  }

  @Test
  void given_a_profile_that_is_not_there_then_no_other_credentials_take_its_place()
      throws Exception {
    Path credentials = Files.writeString(folder.resolve("credentials"), "");
    System.setProperty("aws.sharedCredentialsFile", credentials.toString());
    AwsCollector collector = collector(List.of("eu-central-1"), Optional.of("auditor"));

    assertThat(collector.sources())
        .containsExactlyInAnyOrder(
            new EvidenceSource("aws-organization", "unknown", ""), source("unknown", "unknown"));
    assertMissing(
        account.collect(collector, source("unknown", "unknown")),
        Reason.DENIED,
        "no valid credentials were found");
    assertThat(account.stub().asked()).isEmpty();
  }

  private List<String> rolesAskedFor() {
    return account.stub().asked().stream()
        .filter(asked -> asked.operation().equals("AssumeRole"))
        .map(StubAws.Asked::body)
        .toList();
  }

  /** Every call is missing, for one reason. */
  private static void assertMissing(Collected collected, Reason reason, String detail) {
    assertThat(collected.items()).isEmpty();
    Set<String> missing =
        collected.gaps().stream().map(gap -> gap.request().call()).collect(Collectors.toSet());
    assertThat(missing).hasSize(Adapters.calls().calls().size());
    assertThat(collected.gaps()).extracting(CollectionGap::reason).containsOnly(reason);
    assertThat(collected.gaps()).allMatch(gap -> gap.detail().contains(detail));
  }
}
