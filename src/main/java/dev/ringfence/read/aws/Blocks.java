package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Addresses and blocks as AWS writes them. */
final class Blocks {
  /** States in which an associated block carries no traffic (EC2 API, VpcCidrBlockState). */
  private static final Set<String> GONE = Set.of("disassociated", "failed");

  private Blocks() {}

  /** The block a member holds; unknown if it is absent or is no block. */
  static Fact<Addresses> block(Json item, String member) {
    return parsed(item, member, text -> Addresses.of(Cidr.parse(text)));
  }

  /** The single address a member holds. */
  static Fact<Addresses> address(Json item, String member) {
    return parsed(item, member, text -> Addresses.of(Address.parse(text)));
  }

  private static Fact<Addresses> parsed(
      Json item, String member, Function<String, Addresses> parser) {
    return item.text(member)
        .flatMap(
            text -> {
              try {
                return Fact.known(parser.apply(text), List.of());
              } catch (IllegalArgumentException notAnAddress) {
                return Fact.unknown(
                    member + " is \"" + text + "\", which is no address block",
                    item.sourceOf(member));
              }
            });
  }

  /** Blocks of an association set that are in force. */
  static Stream<Fact<Addresses>> associated(Json item, String set, String member, String state) {
    return item.stream(set)
        .filter(association -> !GONE.contains(association.member(state).id("State")))
        .map(association -> block(association, member));
  }

  /** The union; known and empty, with that source, if there is nothing to unite. */
  static Fact<Addresses> union(List<Fact<Addresses>> parts, SourceRef ifEmpty) {
    return parts.isEmpty()
        ? Fact.known(Addresses.none(), ifEmpty)
        : Fact.all(parts).map(Addresses::unionOf);
  }
}
