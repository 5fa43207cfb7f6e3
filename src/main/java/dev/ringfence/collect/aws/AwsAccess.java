package dev.ringfence.collect.aws;

import java.util.List;
import java.util.Optional;

/**
 * Accounts to collect, and how they are entered.
 *
 * @param accounts account numbers; empty where the organisation names them
 * @param isOrganization whether all accounts of the caller's organisation are meant
 * @param excluded accounts of the organisation that are left out
 * @param role name of the role to assume in each account, or its ARN with {@code {account}} for the
 *     number; empty where the caller's own account is meant
 * @param externalId what the role's trust policy may ask for
 * @param sessionName how the sessions are called in the account's own logs
 * @param profile of the AWS configuration files; empty takes the default chain of credentials
 * @param regions region names; empty means all that an account has enabled
 */
public record AwsAccess(
    List<String> accounts,
    boolean isOrganization,
    List<String> excluded,
    Optional<String> role,
    Optional<String> externalId,
    String sessionName,
    Optional<String> profile,
    List<String> regions) {
  static final String ACCOUNT = "{account}";

  public AwsAccess {
    accounts = List.copyOf(accounts);
    excluded = List.copyOf(excluded);
    regions = List.copyOf(regions);
  }

  /** The role in an account, in the partition of the caller. */
  Optional<String> roleIn(String account, String partition) {
    return role.map(
        name ->
            name.startsWith("arn:")
                ? name.replace(ACCOUNT, account)
                : "arn:" + partition + ":iam::" + account + ":role/" + name);
  }
}
