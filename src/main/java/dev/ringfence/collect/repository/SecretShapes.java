package dev.ringfence.collect.repository;

import dev.ringfence.collect.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that are secrets whatever they are called. All repetitions are bounded or possessive. */
final class SecretShapes {
  /** Private keys in PEM (RFC 7468), whole or cut off. */
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?:(?!-----END)[\\s\\S])*+(?:-----END[A-Z0-9 ]{0,60}-----)?+");

  /** Tokens whose issuers gave them a prefix: GitHub, GitLab, Slack, Stripe, Google, npm, Vault. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}"
              + "|glpat-[A-Za-z0-9_-]{16,255}|xox[abeoprs]-[A-Za-z0-9-]{10,255}"
              + "|[sr]k_live_[A-Za-z0-9]{10,255}|AIza[A-Za-z0-9_-]{30,255}|npm_[A-Za-z0-9]{30,255}"
              + "|hvs\\.[A-Za-z0-9_-]{20,255}|SG\\.[A-Za-z0-9_-]{16,255}\\.[A-Za-z0-9_-]{16,255}"
              + "|eyJ[A-Za-z0-9_-]{8,2000}\\.eyJ[A-Za-z0-9_-]{8,4000})");

  /** Credentials in front of a host (RFC 3986, userinfo) that are not a reference. */
  private static final Pattern IN_URL =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{0,20}+://[^\\s/:@\"'<>]{0,200}+:(?![$%<{])[^\\s/@\"'<>]{1,500}+@");

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)(?<![A-Za-z])(?:bearer|basic)\\s{1,5}[A-Za-z0-9+/=._~-]{16,4000}");

  /** {@code password=…} and {@code "token": "…"} within a text, with a value that is written. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)(?<!:)(?:pass(?:word|wd|phrase)?|pwd|secret(?:_?(?:access_?)?key)?|token|api_?key"
              + "|private_?key|access_?key|auth_?key|account_?key|shared_?(?:access_?)?key"
              + "|sharedaccesssignature|psk)"
              + "[\"'\\\\]{0,4}\\s{0,10}(?:=>|[:=])\\s{0,10}[\"'\\\\]{0,4}"
              + "(?![$%<{\\[]|var\\.|local\\.|data\\.|module\\.|random_|aws_|true|false|null|string)"
              + "[^\\s\"'\\\\,;{}]{3}");

  private SecretShapes() {}

  /** The kind of secret a text is or holds. */
  static Optional<String> kind(CharSequence text) {
    if (PRIVATE_KEY.matcher(text).find()) {
      return Optional.of("private key");
    } else if (TOKEN.matcher(text).find() || AUTHORIZATION.matcher(text).find()) {
      return Optional.of("token");
    } else if (IN_URL.matcher(text).find()) {
      return Optional.of("credentials in a URL");
    } else if (ASSIGNED.matcher(text).find()) {
      return Optional.of("secret");
    }
    return SecretNames.kindOfText(text.toString());
  }

  /** Stretches of a text that are secrets by themselves, wherever they stand. */
  static List<Secret> bare(String text) {
    List<Secret> found = new ArrayList<>();
    add(found, PRIVATE_KEY, text, "private key");
    add(found, TOKEN, text, "token");
    add(found, IN_URL, text, "credentials in a URL");
    add(found, SecretNames.accessKeys(), text, "access key id");
    return found;
  }

  private static void add(List<Secret> found, Pattern pattern, String text, String kind) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(new Secret(matcher.start(), matcher.end(), Secret.Form.PLAIN, kind));
    }
  }
}
