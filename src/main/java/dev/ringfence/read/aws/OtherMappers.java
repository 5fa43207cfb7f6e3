package dev.ringfence.read.aws;

import java.util.List;

/** The areas beside the networks themselves: servers, balancers, data stores, logs and links. */
final class OtherMappers {
  private OtherMappers() {}

  /** Every mapper of these areas; each maps its answers at once, because others look things up. */
  static List<Mapper> all(Answers answers, Topology topology) {
    AutoScaling scaling = new AutoScaling(answers);
    Launches launches = new Launches(answers, scaling);
    ServerTemplates templates = new ServerTemplates(answers, topology, scaling, launches);
    LogGroups logGroups = new LogGroups(answers);
    TransitGateways transit = new TransitGateways(answers);
    DirectConnectGateways directConnect = new DirectConnectGateways(answers, topology);
    return List.of(
        Servers.mapped(answers, topology, scaling),
        templates.mapped(),
        ServerGroups.mapped(scaling, topology, launches, templates),
        Balancers.mapped(answers, topology),
        ClassicBalancers.mapped(answers, topology),
        Rds.mapped(answers, topology),
        Redshift.mapped(answers, topology),
        ElastiCache.mapped(answers, topology),
        SearchDomains.mapped(answers, topology),
        Dms.mapped(answers, topology),
        Kafka.mapped(answers, topology),
        Brokers.mapped(answers, topology),
        Mapped.of(List.copyOf(logGroups.all()), logGroups.notes()),
        new FlowLogs(answers, logGroups).mapped(),
        transit.mapped(),
        TransitAttachments.mapped(answers),
        TransitRouteTables.mapped(answers, transit),
        VpnGateways.mapped(answers, topology),
        VpnConnections.mapped(answers, transit),
        ClientVpns.mapped(answers, topology),
        directConnect.mapped(),
        DedicatedLinks.mapped(answers, directConnect));
  }
}
