package dev.ringfence.read.terraform;

import dev.ringfence.read.terraform.Declared.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The address blocks of networks, those associated later included. */
final class NetworkBlocks {
  private static final String MORE = "aws_vpc_ipv4_cidr_block_association";
  private static final String MORE_IPV6 = "aws_vpc_ipv6_cidr_block_association";

  private final Declared declared;

  NetworkBlocks(Declared declared) {
    this.declared = declared;
  }

  /** Whether an argument {@code vpc_id} names a network, or may name it. */
  private static boolean mayName(Made more, Made vpc) {
    Optional<Cell> named = more.part().cell("vpc_id");
    Optional<String> address = Ids.address(named);
    boolean isTold = address.isPresent() || named.flatMap(Cell::text).isPresent();
    return !isTold || address.equals(Optional.of(vpc.address()));
  }

  /** IPv4 blocks; one that may be there, or may be another network's, is not known. */
  List<Cell> ipv4(Made vpc) {
    List<Cell> blocks = new ArrayList<>();
    Optional<Cell> own = vpc.part().cell("cidr_block");
    // An address manager chooses the block where none is given.
    blocks.add(
        own.orElseGet(
            () ->
                vpc.part()
                    .any("ipv4_ipam_pool_id", "ipv4_netmask_length")
                    .map(Sources::untold)
                    .orElse(Sources.untold("the address block is not given", vpc.part().where()))));
    blocks.addAll(further(MORE, "cidr_block", vpc));
    return blocks;
  }

  /** IPv6 blocks, which AWS mostly chooses. */
  List<Cell> ipv6(Made vpc) {
    Part part = vpc.part();
    List<Cell> blocks = new ArrayList<>();
    Optional<Cell> own = part.cell("ipv6_cidr_block");
    own.ifPresent(blocks::add);
    if (own.isEmpty()) {
      part.cell("ipv6_ipam_pool_id")
          .or(() -> part.cell("assign_generated_ipv6_cidr_block").filter(NetworkBlocks::mayBeTrue))
          .ifPresent(cell -> blocks.add(Sources.untold(cell)));
    }
    blocks.addAll(further(MORE_IPV6, "ipv6_cidr_block", vpc));
    return blocks;
  }

  private List<Cell> further(String type, String argument, Made vpc) {
    List<Cell> blocks = new ArrayList<>();
    for (Made more : declared.of(type)) {
      if (mayName(more, vpc)) {
        boolean isSure = Ids.address(more.part().cell("vpc_id")).isPresent();
        blocks.add(
            more.part()
                .cell(argument)
                .filter(cell -> isSure)
                .orElse(
                    Sources.untold(
                        isSure ? "AWS chooses the block" : "whose block it is, is not known",
                        more.part().where())));
      }
    }
    declared.possible(type).stream()
        .filter(more -> mayName(more, vpc))
        .forEach(more -> blocks.add(Sources.untold(more.doubt(), more.part().where())));
    return blocks;
  }

  private static boolean mayBeTrue(Cell cell) {
    return !cell.text().equals(Optional.of("false"));
  }
}
