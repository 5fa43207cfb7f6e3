package dev.ringfence.job;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.audit.Assessing;
import dev.ringfence.audit.Collecting;
import dev.ringfence.audit.Progress;
import dev.ringfence.audit.Reporting;
import dev.ringfence.audit.SealedInputs;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.HandoffChain;
import dev.ringfence.history.jdbc.JdbcAssessmentArchive;
import dev.ringfence.history.jdbc.JdbcAssessmentDraft;
import dev.ringfence.history.jdbc.JdbcAttempts;
import dev.ringfence.history.jdbc.JdbcAttempts.Attempt;
import dev.ringfence.history.jdbc.JdbcAttempts.State;
import dev.ringfence.history.jdbc.JdbcHandoffChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The monthly audit and its stages as Spring Batch jobs; a job that was cut short is continued. */
public final class AuditJobs {
  private final JobDatabase database;
  private final Progress progress;
  private final TaskExecutor workers;

  public AuditJobs(JobDatabase database, Progress progress) {
    this.database = database;
    this.progress = progress;
    this.workers = Workers.bounded();
  }

  public AssessmentArchive archive() {
    return written();
  }

  /** The one assessment whose digest begins with the given digits; empty for none or several. */
  public Optional<Assessment> assessment(String digits) {
    return written().byDigestPrefix(digits);
  }

  /** Collect, seal, assess, archive, report, publish. */
  public AuditResult audit(AuditRequest request) throws IOException {
    Attempts attempts = new Attempts(stored());
    Attempt attempt = attempts.continuedOrNew(request, State.AUDITING);
    AuditRun run = attempts.run(request, attempt);
    Reporting reporting = reporting(request, run);
    Supplier<Assessment> assessment = () -> written().byRun(run.runId()).orElseThrow();
    AuditSteps steps = steps();
    Collecting collecting = collecting(request);
    JdbcAssessmentDraft draft = draft(run);
    sealInputs(request, run);
    run(
        new JobBuilder("audit", repository())
            .start(steps.collect(run.runId(), collecting, stored()))
            .next(steps.seal(run.runId(), collecting, stored()))
            .next(assess(steps, request, run, draft))
            .next(steps.archive(draft))
            .next(steps.report(assessment, reporting))
            .next(steps.publish(assessment, reporting)),
        parameters(attempt));
    stored().enter(run.runId(), State.FINISHED);
    return result(assessment.get(), reporting);
  }

  /** Collect and seal only; the digest names the evidence set. */
  public Digest collect(AuditRequest request) {
    Attempt attempt = new Attempts(stored()).continuedOrNew(request, State.COLLECTING);
    AuditSteps steps = steps();
    Collecting collecting = collecting(request);
    run(
        new JobBuilder("collect", repository())
            .start(steps.collect(attempt.runId(), collecting, stored()))
            .next(steps.seal(attempt.runId(), collecting, stored())),
        parameters(attempt));
    stored().enter(attempt.runId(), State.COLLECTED);
    return stored().evidence(attempt.runId()).orElseThrow();
  }

  /**
   * Assess sealed evidence: the given set as a new attempt, or what {@link #collect} left.
   *
   * @return empty if no evidence is given and none waits
   */
  public Optional<Assessment> assess(AuditRequest request, Optional<Digest> evidence) {
    Attempts attempts = new Attempts(stored());
    Optional<Attempt> waiting =
        evidence.isPresent()
            ? Optional.of(attempts.continuedOrNew(request, State.ASSESSING))
            : attempts.collected(request);
    return waiting.map(
        attempt -> {
          evidence.ifPresent(digest -> stored().evidence(attempt.runId(), digest));
          return assess(request, attempts.run(request, attempt), attempt);
        });
  }

  private Assessment assess(AuditRequest request, AuditRun run, Attempt attempt) {
    stored().enter(run.runId(), State.ASSESSING);
    sealInputs(request, run);
    AuditSteps steps = steps();
    JdbcAssessmentDraft draft = draft(run);
    run(
        new JobBuilder("assess", repository())
            .start(assess(steps, request, run, draft))
            .next(steps.archive(draft)),
        parameters(attempt));
    stored().enter(run.runId(), State.FINISHED);
    return written().byRun(run.runId()).orElseThrow();
  }

  private void sealInputs(AuditRequest request, AuditRun run) {
    stored().inputs(run.runId(), SealedInputs.seal(request.inputs(), store(request)));
  }

  /** The list of the files a run was told by; empty in runs older than such lists. */
  public Optional<Digest> sealedInputs(String runId) {
    return stored().inputs(runId);
  }

  /** The packages handed over. */
  public HandoffChain handoffs() {
    return new JdbcHandoffChain(jdbc());
  }

  private Step assess(
      AuditSteps steps, AuditRequest request, AuditRun run, JdbcAssessmentDraft draft) {
    Supplier<Digest> evidence = () -> stored().evidence(run.runId()).orElseThrow();
    Assessing assessing = request.adapters().assessing(request.inputs(), store(request));
    return steps.assess(new AssessmentReader(evidence, run, assessing, draft, progress), draft);
  }

  private Collecting collecting(AuditRequest request) {
    return request
        .adapters()
        .collecting(
            request.inputs(),
            request.period(),
            store(request),
            request.state().resolve("work").resolve("repositories"),
            progress);
  }

  private static EvidenceStore store(AuditRequest request) {
    return request.adapters().store(request.state());
  }

  private Reporting reporting(AuditRequest request, AuditRun run) {
    Path staging = request.state().resolve("work").resolve(run.runId());
    return new Reporting(archive(), request.adapters().renderers(), staging, request.reports());
  }

  /**
   * Reports on a finished assessment; they supersede what is in its period's folder.
   *
   * @throws dev.ringfence.history.DamagedArchiveException if its rows, or those of a month it is
   *     compared with, have another digest now
   */
  public AuditResult report(AuditRequest request, Assessment assessment) throws IOException {
    Reporting reporting = reporting(request, assessment.header().run());
    reporting.requireWhole(assessment);
    for (String format : reporting.formats()) {
      reporting.render(format, assessment);
    }
    reporting.publish(assessment);
    return result(assessment, reporting);
  }

  private static AuditResult result(Assessment assessment, Reporting reporting) throws IOException {
    return new AuditResult(
        assessment, reporting.folder(assessment), reporting.failures(assessment));
  }

  private void run(SimpleJobBuilder builder, JobParameters parameters) {
    Job job = builder.build();
    JobExecution execution = Launches.startOrContinue(operator(), repository(), job, parameters);
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw aborted(execution);
    }
  }

  private static AuditAbortedException aborted(JobExecution execution) {
    Optional<Throwable> cause =
        execution.getStepExecutions().stream()
            .flatMap(step -> step.getFailureExceptions().stream())
            .findFirst();
    return new AuditAbortedException(
        "the job ended as " + execution.getStatus() + cause.map(c -> ": " + c).orElse(""),
        cause.orElse(null));
  }

  private static JobParameters parameters(Attempt attempt) {
    return new JobParametersBuilder()
        .addString("estate", attempt.estate())
        .addString("period", attempt.period().toString())
        .addLong("attempt", (long) attempt.number())
        .toJobParameters();
  }

  private AuditSteps steps() {
    return new AuditSteps(
        repository(), database.bean(PlatformTransactionManager.class), workers, progress);
  }

  private JdbcAssessmentDraft draft(AuditRun run) {
    return new JdbcAssessmentDraft(database.bean(JdbcTemplate.class), run.runId());
  }

  private JdbcAssessmentArchive written() {
    return new JdbcAssessmentArchive(jdbc());
  }

  private JdbcAttempts stored() {
    return new JdbcAttempts(jdbc());
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(database.bean(JdbcTemplate.class));
  }

  private JobRepository repository() {
    return database.bean(JobRepository.class);
  }

  private JobOperator operator() {
    return database.bean(JobOperator.class);
  }
}
