package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.network.TransitAttachment;
import java.util.ArrayList;
import java.util.List;

/** Several network ACLs of which one applies. */
record AnyOf(TransitAttachment attachment, List<Stage> stages, Span span) implements Stage {
  static AnyOf of(TransitAttachment attachment, List<Stage> stages) {
    Span all = Span.ALL;
    Span some = Span.NONE;
    for (Stage stage : stages) {
      all = all.intersect(stage.span());
      some = some.union(stage.span());
    }
    Span span =
        all.certain().equals(some.possible())
            ? Span.of(all.certain())
            : new Span(all.certain(), some.possible());
    return new AnyOf(attachment, List.copyOf(stages), span);
  }

  @Override
  public Hop hop(Packet packet) {
    Passage passage = span().of(packet);
    return stages.stream()
        .map(stage -> stage.hop(packet))
        .filter(hop -> hop.passage() == passage)
        .findFirst()
        .orElseGet(() -> undecided(packet));
  }

  private Hop undecided(Packet packet) {
    Hop first = stages.get(0).hop(packet);
    return new Hop(
        first.kind(),
        Passage.INCONCLUSIVE,
        first.subject(),
        first.name(),
        List.of(),
        "the network ACLs of the attachment's subnets differ for " + packet,
        first.sources());
  }

  @Override
  public List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    stages.forEach(stage -> doubts.addAll(stage.doubts()));
    if (!span().isExact()) {
      doubts.add(
          new Doubt(
              attachment.header().name()
                  + ": which subnet's network ACL applies depends on the availability zone",
              List.of(attachment.header().source())));
    }
    return doubts;
  }
}
