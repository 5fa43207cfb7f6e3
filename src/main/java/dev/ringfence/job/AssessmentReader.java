package dev.ringfence.job;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Assessing;
import dev.ringfence.audit.Progress;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.jdbc.JdbcAssessmentDraft;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Makes findings one after the other. A step that is restarted begins anew: making them is pure, so
 * they come out the same.
 */
final class AssessmentReader implements ItemStreamReader<JdbcAssessmentDraft.Line> {
  private final Supplier<Digest> evidence;
  private final AuditRun run;
  private final Assessing assessing;
  private final JdbcAssessmentDraft draft;
  private final Progress progress;
  private final CanonicalJson json = new CanonicalJson();
  private Iterator<Finding> findings = Collections.emptyIterator();
  private long ordinal;

  AssessmentReader(
      Supplier<Digest> evidence,
      AuditRun run,
      Assessing assessing,
      JdbcAssessmentDraft draft,
      Progress progress) {
    this.evidence = evidence;
    this.run = run;
    this.assessing = assessing;
    this.draft = draft;
    this.progress = progress;
  }

  @Override
  public void open(ExecutionContext context) {
    progress.begin("assess", -1);
    Assessing.Assessed assessed = assessing.assess(evidence.get(), run);
    draft.begin(assessed.header(), assessed.boundaries());
    findings = assessed.findings().iterator();
    ordinal = 0;
  }

  @Override
  public JdbcAssessmentDraft.@Nullable Line read() {
    if (!findings.hasNext()) {
      return null;
    }
    Finding finding = findings.next();
    return new JdbcAssessmentDraft.Line(ordinal++, finding, AssessmentDigest.lineOf(finding, json));
  }
}
