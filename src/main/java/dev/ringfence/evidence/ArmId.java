package dev.ringfence.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of a resource of Azure, {@code
 * /subscriptions/<s>/resourceGroups/<g>/providers/<namespace>/ <type>/<name>/<type>/<name>…} (Azure
 * Resource Manager, resource ids). Their letters' case means nothing and differs from answer to
 * answer, so they are kept in lower case.
 *
 * @param text the whole id
 */
public record ArmId(String text) {
  private static final int SUBSCRIPTION = 2;
  private static final int GROUP = 4;
  private static final int NAMESPACE = 6;
  private static final String PROVIDERS = "/providers/";

  public ArmId {
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Empty where a text is no id of a resource below a provider. */
  public static Optional<ArmId> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean isResource =
        lower.startsWith("/subscriptions/")
            && lower.indexOf(PROVIDERS) > 0
            && segments(lower).size() >= NAMESPACE - 1;
    return isResource ? Optional.of(new ArmId(lower)) : Optional.empty();
  }

  private static List<String> segments(String text) {
    return Arrays.asList(text.split("/", -1));
  }

  public String subscription() {
    return segments(text).get(SUBSCRIPTION);
  }

  /** Empty for what lies in none. */
  public String resourceGroup() {
    List<String> all = segments(text);
    return all.get(GROUP - 1).equals("resourcegroups") ? all.get(GROUP) : "";
  }

  /**
   * Namespace and types without the names between them: {@code microsoft.network/virtualnetworks}.
   */
  public String type() {
    List<String> own = own();
    StringBuilder type = new StringBuilder(own.get(0));
    for (int i = 1; i < own.size(); i += 2) {
      type.append('/').append(own.get(i));
    }
    return type.toString();
  }

  /** What follows the last {@code providers}. */
  private List<String> own() {
    return segments(text.substring(text.lastIndexOf(PROVIDERS) + PROVIDERS.length()));
  }

  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The resource that this one is a part of; itself where it is a part of none. */
  public ArmId parent() {
    if (own().size() <= 3) {
      return this;
    }
    String withoutName = text.substring(0, text.lastIndexOf('/'));
    return new ArmId(withoutName.substring(0, withoutName.lastIndexOf('/')));
  }

  /** The resource at the top of those that this one is a part of. */
  public ArmId top() {
    ArmId id = this;
    while (!id.parent().equals(id)) {
      id = id.parent();
    }
    return id;
  }

  @Override
  public String toString() {
    return text;
  }
}
