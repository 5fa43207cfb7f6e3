package dev.ringfence.terraform;

/**
 * What an unknown value is, where it is known whose: the id of a group that is yet to be created.
 *
 * @param address of the resource or data source, {@code module.a.aws_security_group.web[0]}; one
 *     that may have several instances and no index is followed by nothing
 * @param attribute its attribute, with further steps behind dots; empty for the resource itself
 * @param isThere whether the configuration surely makes it
 */
public record Reference(String address, String attribute, boolean isThere) {
  Reference member(String name) {
    return new Reference(address, attribute.isEmpty() ? name : attribute + "." + name, isThere);
  }

  /** The instance of this resource, or an element of its attribute. */
  Reference index(String key) {
    return attribute.isEmpty()
        ? new Reference(address + "[" + key + "]", "", isThere)
        : new Reference(address, attribute + "[" + key + "]", isThere);
  }

  /** {@code aws_vpc.main.id}. */
  public String display() {
    return attribute.isEmpty() ? address : address + "." + attribute;
  }
}
