package dev.ringfence.collect.aws;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Enters accounts: with the caller's own credentials, or with those of a role there. */
final class Entrance {
  private final AwsAccess access;
  private final Wire wire;
  private final Asking asking;
  private final Clock clock;
  private final Region home;
  private final Credentials own;
  private final Answer identity;

  Entrance(AwsAccess access, Wire wire, Asking asking, Clock clock) {
    this.access = access;
    this.wire = wire;
    this.asking = asking;
    this.clock = clock;
    this.home = home(access);
    this.own = new Credentials(wire, "the caller", own(access));
    this.identity = identity(own);
  }

  private static AwsCredentialsProvider own(AwsAccess access) {
    // The default chain would prefer the environment to the profile that was asked for.
    return access
        .profile()
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /** Where questions about accounts are put: any region of the partition will do. */
  private static Region home(AwsAccess access) {
    if (!access.regions().isEmpty()) {
      return Region.of(access.regions().get(0));
    }
    Supplier<ProfileFile> files = ProfileFile::defaultProfileFile;
    try {
      return DefaultAwsRegionProviderChain.builder()
          .profileFile(files)
          .profileName(access.profile().orElse(null))
          .build()
          .getRegion();
    } catch (SdkException e) {
      // Nothing on this machine names a region.
      return Region.US_EAST_1;
    }
  }

  Region home() {
    return home;
  }

  /** Who asks before any role is assumed. */
  Answer identity() {
    return identity;
  }

  /** What the caller is told about the organisation. */
  Answer ask(Operation operation) {
    return ask(operation, own);
  }

  private Answer identity(Credentials credentials) {
    return ask(Operations.CALLER, credentials);
  }

  private Answer ask(Operation operation, Credentials credentials) {
    try (Clients clients = credentials.in(home)) {
      return asking.ask(operation, clients, List.of());
    }
  }

  /** Enters one account; that it cannot be entered is part of the result. */
  Account enter(String account) {
    if (!identity.isWhole()) {
      return closed(account, identity, words(identity, "nobody could be asked who we are"));
    }
    if (account.equals(identity.text("Account"))) {
      return entered(account, new Credentials(wire, account, own(access)), identity);
    }
    Optional<String> role = access.roleIn(account, partition());
    if (role.isEmpty()) {
      return closed(
          account,
          identity,
          Fault.of(
              Reason.UNEXPECTED,
              "the credentials are of account "
                  + identity.text("Account")
                  + ", and no role is"
                  + " named that leads to another"));
    }
    return assumed(account, role.get());
  }

  private Account assumed(String account, String role) {
    // Stays open with the run: sessions end after an hour and are begun again.
    StsClient sts = own.in(home).client(Services.STS);
    Credentials credentials = new Credentials(wire, account, provider(sts, role));
    Answer who = identity(credentials);
    return who.isWhole()
        ? entered(account, credentials, who)
        : closed(account, who, words(who, "the role " + role + " could not be assumed"));
  }

  private AwsCredentialsProvider provider(StsClient sts, String role) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(role).roleSessionName(access.sessionName());
    access.externalId().ifPresent(request::externalId);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(request.build())
        .build();
  }

  private Account entered(String account, Credentials credentials, Answer who) {
    if (!account.equals(who.text("Account"))) {
      return closed(
          account,
          who,
          Fault.of(Reason.UNEXPECTED, "the role leads to account " + who.text("Account")));
    }
    return new Account(
        account, credentials, who, ask(Operations.REGIONS, credentials), Optional.empty());
  }

  private Account closed(String account, Answer who, Fault fault) {
    Answer regions = Answer.failed(Operations.REGIONS, fault, clock.instant());
    return new Account(account, own, who, regions, Optional.of(fault));
  }

  private static Fault words(Answer answer, String what) {
    Fault fault = answer.fault().orElseThrow();
    return Fault.of(fault.reason(), "the account was not entered: " + what + ": " + fault.words());
  }

  private String partition() {
    String[] parts = identity.text("Arn").split(":", 3);
    return parts.length == 3 && !parts[1].isEmpty() ? parts[1] : "aws";
  }
}
