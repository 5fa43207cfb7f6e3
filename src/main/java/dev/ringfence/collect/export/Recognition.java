package dev.ringfence.collect.export;

import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Outline;
import dev.ringfence.collect.Outline.Listed;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** Which calls a document answers: by its content, and by its name where content is not enough. */
final class Recognition {
  private static final int NAMED_MEMBERS = 5;

  private final CallTable calls;
  private final CommandNames names;
  private final ParameterNames parameters;

  Recognition(CallTable calls, CommandNames names, ParameterNames parameters) {
    this.calls = calls;
    this.names = names;
    this.parameters = parameters;
  }

  /** Several where people merged answers into one document; empty where none is recognised. */
  List<CallSpec> calls(ExportFile file, Outline outline) {
    return calls.calls().stream().filter(spec -> answers(spec, file, outline)).toList();
  }

  private boolean answers(CallSpec spec, ExportFile file, Outline outline) {
    if (!outline.has(spec.listKey())) {
      return false;
    }
    if (spec.isPerItem()) {
      return parameters.vouchesFor(spec, file, outline);
    }
    Listed list = outline.list(spec.listKey());
    return spec.itemKey().isEmpty()
        || list.members().contains(spec.itemKey())
        || outline.has(spec.itemKey())
        || (list.size() == 0 && names.vouchesFor(spec, file));
  }

  /** Why {@link #calls} gives nothing. */
  Fault refusal(Outline outline) {
    if (outline.lists().isEmpty()) {
      return Fault.of(Reason.UNRECOGNISED, "is an empty object");
    }
    List<CallSpec> possible =
        calls.calls().stream().filter(spec -> outline.has(spec.listKey())).toList();
    for (CallSpec spec : possible) {
      if (spec.isPerItem()) {
        return Fault.of(
            Reason.UNRECOGNISED,
            "may answer "
                + spec.call()
                + ", but neither its name nor its folder tells which "
                + spec.parameter());
      }
      if (outline.list(spec.listKey()).size() == 0) {
        return Fault.of(
            Reason.UNRECOGNISED,
            "holds an empty list "
                + spec.listKey()
                + ", as several services print it; a name like "
                + spec.commandName()
                + ".json would tell which");
      }
    }
    return Fault.of(
        Reason.UNRECOGNISED, "answers no call that is read here; its members: " + members(outline));
  }

  /** Names only, and only such as cannot be anything but names. */
  private static String members(Outline outline) {
    String shown =
        outline.lists().keySet().stream()
            .limit(NAMED_MEMBERS)
            .map(name -> name.matches("[A-Za-z][A-Za-z0-9_-]{0,40}") ? name : "?")
            .collect(Collectors.joining(", "));
    int more = outline.lists().size() - NAMED_MEMBERS;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
