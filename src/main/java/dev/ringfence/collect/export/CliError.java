package dev.ringfence.collect.export;

import dev.ringfence.collect.Fault;
import dev.ringfence.collect.ServiceErrors;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error message of the AWS CLI where its answer should be, as {@code > file 2>&1} leaves it. */
final class CliError {
  private static final int LOOKED_AT = 8192;

  /** The wording of botocore's ClientError. */
  private static final Pattern SERVICE_ERROR =
      Pattern.compile(
          "An error occurred \\(([A-Za-z0-9_.:]+)\\) when calling the ([A-Za-z0-9]+) operation"
              + "(?: \\(reached max retries: [0-9]+\\))?: *([^\\r\\n]*)");

  /** The wording of the Azure CLI for an error that the service gave a code. */
  private static final Pattern AZURE_ERROR =
      Pattern.compile("(?m)^(?:ERROR: )?\\(([A-Za-z]{3,60})\\) ");

  private static final Pattern NO_CONNECTION =
      Pattern.compile(
          "Could not connect to the endpoint URL|Connect timeout on endpoint URL"
              + "|Read timeout on endpoint URL|Connection was closed before"
              + "|SSL validation failed");
  private static final Pattern NO_CREDENTIALS =
      Pattern.compile(
          "Unable to locate credentials|Please run 'az login' to setup account|The config profile \\([^)]*\\) could not be found"
              + "|Error loading SSO Token|Token has expired and refresh failed"
              + "|Partial credentials found");

  private CliError() {}

  static Optional<Fault> in(byte[] utf8) {
    String text = new String(utf8, 0, Math.min(utf8.length, LOOKED_AT), StandardCharsets.UTF_8);
    Matcher error = SERVICE_ERROR.matcher(text);
    if (error.find()) {
      return Optional.of(serviceError(error.group(1), error.group(2), error.group(3)));
    }
    if (NO_CONNECTION.matcher(text).find()) {
      return Optional.of(
          Fault.of(Reason.UNREACHABLE, "holds an error message: the endpoint was not reached"));
    }
    Matcher azure = AZURE_ERROR.matcher(text);
    if (azure.find()) {
      return Optional.of(
          Fault.of(
              azureReason(azure.group(1), text),
              "holds an error message: " + azure.group(1) + " of the Azure CLI"));
    }
    return NO_CREDENTIALS.matcher(text).find()
        ? Optional.of(
            Fault.of(Reason.DENIED, "holds an error message: the CLI had no valid credentials"))
        : Optional.empty();
  }

  private static Reason azureReason(String code, String text) {
    Reason byCode = ServiceErrors.reason(code);
    return byCode == Reason.NOT_COLLECTED && ServiceErrors.isOfStoppedMachine(text)
        ? Reason.NOT_RUNNING
        : byCode;
  }

  private static Fault serviceError(String code, String operation, String message) {
    String said = ServiceErrors.quoted(message);
    return new Fault(
        ServiceErrors.reason(code),
        "holds an error message: " + code + " when calling " + operation + said,
        operation);
  }
}
