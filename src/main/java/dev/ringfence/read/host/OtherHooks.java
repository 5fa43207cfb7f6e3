package dev.ringfence.read.host;

import java.util.Set;

/** Chains that see packets where this version does not follow them. */
final class OtherHooks {
  private static final Set<String> FAMILIES = Set.of("inet", "ip", "ip6");

  /** What passes through a host is no flow of its own. */
  private static final Set<String> HOOKS =
      Set.of("prerouting", "input", "forward", "output", "postrouting");

  private OtherHooks() {}

  static void check(Ruleset.Chain chain, Ruleset rules) {
    if (chain.hook().isEmpty()) {
      return;
    }
    Ruleset.Hook hook = chain.hook().get();
    if (!FAMILIES.contains(chain.family()) || !HOOKS.contains(hook.hook())) {
      rules.trouble(
          "chain %s at hook %s of family %s is not followed"
              .formatted(chain.name(), hook.hook(), chain.family()),
          chain.source());
    }
  }
}
