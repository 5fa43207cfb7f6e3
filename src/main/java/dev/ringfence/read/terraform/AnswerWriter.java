package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import dev.ringfence.read.Translated;
import dev.ringfence.terraform.Evaluation;

/**
 * Writes the answers AWS would give if what is declared were applied. Whatever it is declared in,
 * it is told in Terraform's words, so that what they mean is written once.
 */
final class AnswerWriter {
  private final Sheet sheet;
  private final TypeTable types;
  private final Declared declared;
  private final Groups groups;

  /**
   * @param sheet on which nothing is written yet
   */
  AnswerWriter(Evaluation evaluation, Sheet sheet, TypeTable types) {
    this.sheet = sheet;
    this.types = types;
    declared = new Declared(evaluation.resources());
    Networks networks = new Networks(declared, sheet);
    networks.write();
    groups = new Groups(declared, sheet, networks.defaults());
    write(evaluation);
  }

  private void write(Evaluation evaluation) {
    Interfaces interfaces = new Interfaces(declared, sheet);
    groups.write();
    new Acls(declared, sheet).write();
    RouteTables tables = new RouteTables(declared, sheet);
    tables.write();
    interfaces.write();
    new Machines(declared, sheet, interfaces).write();
    new Balancing(declared, sheet, interfaces).write();
    new Services(declared, sheet, interfaces).write();
    Placing placing = new Placing(declared, sheet, interfaces);
    new Unread(types, sheet, placing, tables, groups, declared).write(evaluation);
  }

  /** Something was not read that may bear on anything but groups. */
  void incomplete(SyntaxProblem problem) {
    sheet.gapEverywhere(CollectionGap.Reason.UNPARSABLE, problem.display(), problem.range());
  }

  /** Something was not collected that may be anything. */
  void incomplete(CollectionGap gap, SourceRange where) {
    String detail = gap.request().display() + " " + gap.detail();
    sheet.gapEverywhere(gap.reason(), detail, where);
    groups.doubt(detail, where);
  }

  Translated translated() {
    return sheet.translated();
  }
}
