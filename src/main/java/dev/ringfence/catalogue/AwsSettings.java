package dev.ringfence.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Live AWS accounts to collect from.
 *
 * @param accounts account numbers, 12 digits each; empty where the organisation names them
 * @param isOrganization whether all accounts of the caller's organisation are meant
 * @param excluded accounts of the organisation that are left out
 * @param role name of the role to assume in each account, or its ARN with {@code {account}} for the
 *     number; empty for the caller's own account
 * @param externalId what the role's trust policy may ask for
 * @param sessionName how the sessions are called in the account's own logs
 * @param profile of the AWS configuration files; empty takes the default chain of credentials
 * @param regions region names; empty means all that an account has enabled
 * @param line where it stands in audit.yaml
 */
public record AwsSettings(
    List<String> accounts,
    boolean isOrganization,
    List<String> excluded,
    Optional<String> role,
    Optional<String> externalId,
    String sessionName,
    Optional<String> profile,
    List<String> regions,
    int line) {
  static final String SESSION_NAME = "ringfence";
  static final String ALL = "all";

  public AwsSettings {
    accounts = List.copyOf(accounts);
    excluded = List.copyOf(excluded);
    regions = List.copyOf(regions);
  }
}
