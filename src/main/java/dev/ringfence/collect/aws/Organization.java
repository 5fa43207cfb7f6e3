package dev.ringfence.collect.aws;

import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;

/** What an organisation is asked through its management account or a delegated one. */
final class Organization {
  static final Operation ACCOUNTS =
      Services.ORGANIZATIONS.read(
          "ListAccounts", ListAccountsRequest::builder, OrganizationsClient::listAccounts);

  static final String PERMISSION = "organizations:ListAccounts";
  static final String LIST = "Accounts";

  private Organization() {}
}
