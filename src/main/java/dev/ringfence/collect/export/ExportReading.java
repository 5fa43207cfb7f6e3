package dev.ringfence.collect.export;

import dev.ringfence.collect.ItemTable;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.OutlineReader;
import dev.ringfence.collect.SealedDocument;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What reading the files of an export takes, built once for all of them. */
record ExportReading(
    CallTable calls,
    ItemTable items,
    CommandNames commands,
    ParameterNames parameters,
    Recognition recognition,
    FileLooker looker,
    JsonMapper mapper) {
  /** Member of the caller's identity that evidence names as its caller. */
  static final String CALLER = "Arn";

  static ExportReading of(CallTable calls, ExportLimits limits) {
    CommandNames commands = new CommandNames(calls);
    ParameterNames parameters = new ParameterNames(commands);
    OutlineReader outlines =
        new OutlineReader(
            limits.depth(),
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(CALLER),
                    calls.calls().stream().filter(CallSpec::isPerItem).map(CallSpec::parameter))
                .collect(Collectors.toSet()));
    return new ExportReading(
        calls,
        ItemTable.shipped(),
        commands,
        parameters,
        new Recognition(calls, commands, parameters),
        new FileLooker(limits, outlines),
        outlines.mapper());
  }

  Page page(ExportFile file, CallSpec spec, SealedDocument sealed, Looked.Document document) {
    Items.Origin origin = new Items.Origin(spec, items, perItem(spec));
    int size = document.outline().list(spec.listKey()).size();
    return new Page(
        file, spec, sealed, document.outline(), Items.read(mapper, document.utf8(), origin, size));
  }

  /** The calls that are made once per item of the given one, by name. */
  private Map<String, CallSpec> perItem(CallSpec listing) {
    return calls.calls().stream()
        .filter(spec -> items.row(spec).listing().equals(listing.call()))
        .collect(Collectors.toMap(CallSpec::call, Function.identity()));
  }
}
