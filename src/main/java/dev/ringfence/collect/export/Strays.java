package dev.ringfence.collect.export;

import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.Outline;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Gaps of a tree: what could not be listed, and JSON that is nobody's answer. */
record Strays(RootScan root, ExportReading reading) {
  List<CollectionGap> gaps() {
    return Stream.concat(root.gaps().stream(), root.strays().stream().map(this::gap))
        .sorted()
        .toList();
  }

  private CollectionGap gap(ExportFile file) {
    Looked looked = reading.looker().look(file);
    Fault fault = looked.fold(document -> refusal(file, document.outline()), failed -> failed);
    return TreeGaps.gap(root.tree(), file.path(), fault.reason(), fault.words());
  }

  private Fault refusal(ExportFile file, Outline outline) {
    return reading.recognition().calls(file, outline).isEmpty()
        ? reading.recognition().refusal(outline)
        : Fault.of(Reason.UNRECOGNISED, "tells neither account nor region");
  }
}
