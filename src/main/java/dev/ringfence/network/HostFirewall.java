package dev.ringfence.network;

import dev.ringfence.net.Packets;
import java.util.List;

/**
 * The packet filter of a host itself: nftables, iptables or ufw. It lets pass what each of its base
 * chains lets pass, one after the other by hook and priority (nft(8), «Chains»; netfilter hooks).
 *
 * @param host what its evidence calls the host: a name, an address or the id of a server
 * @param interfaceName name of the interface that faces the network, empty where nobody says
 * @param kinds what its rules were read from: {@code nftables}, {@code iptables}, {@code ip6tables}
 *     or {@code ufw}
 * @param ingressChains base chains that packets to the host meet, in their order
 * @param egressChains the same for packets that it sends
 * @param rules of every chain that these reach, in the order of evaluation within a chain
 * @param isInputDropped whether connections that no rule concerns do not come in, in both families
 * @param isWhole whether every rule that packets may meet is understood
 * @param input connections that come in; unknown where a rule that is not understood matters
 * @param certainInput those that surely come in, however the rest is decided
 * @param possibleInput those that may come in
 * @param output connections that it may begin; as above
 * @param certainOutput those that it surely may begin
 * @param possibleOutput those that it may perhaps begin
 * @param interfaces ids of the interfaces it stands before; unknown while it is matched to none
 */
public record HostFirewall(
    ResourceHeader header,
    String host,
    String interfaceName,
    Fact<List<String>> kinds,
    Fact<List<String>> ingressChains,
    Fact<List<String>> egressChains,
    Fact<List<HostRule>> rules,
    Fact<Boolean> isInputDropped,
    Fact<Boolean> isWhole,
    Fact<Packets> input,
    Fact<Packets> certainInput,
    Fact<Packets> possibleInput,
    Fact<Packets> output,
    Fact<Packets> certainOutput,
    Fact<Packets> possibleOutput,
    Fact<List<String>> interfaces)
    implements Resource {

  /** The same before interfaces, or before nobody knows which. */
  HostFirewall before(Fact<List<String>> found) {
    return new HostFirewall(
        header,
        host,
        interfaceName,
        kinds,
        ingressChains,
        egressChains,
        rules,
        isInputDropped,
        isWhole,
        input,
        certainInput,
        possibleInput,
        output,
        certainOutput,
        possibleOutput,
        found);
  }
}
