package dev.ringfence.job;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.audit.Collecting;
import dev.ringfence.audit.Progress;
import dev.ringfence.audit.Reporting;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.history.jdbc.JdbcAssessmentDraft;
import dev.ringfence.history.jdbc.JdbcAttempts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The steps of an audit. Each may be cut short anywhere and done again: what is sealed is not
 * collected twice, a draft is begun anew, and a report folder appears whole or not at all.
 */
final class AuditSteps {
  private static final Logger LOG = LoggerFactory.getLogger(AuditSteps.class);
  private static final int CHUNK = 1_000;

  private final JobRepository repository;
  private final PlatformTransactionManager transactions;
  private final TaskExecutor workers;
  private final Progress progress;

  AuditSteps(
      JobRepository repository,
      PlatformTransactionManager transactions,
      TaskExecutor workers,
      Progress progress) {
    this.repository = repository;
    this.transactions = transactions;
    this.workers = workers;
    this.progress = progress;
  }

  /** One partition a source; a source that is sealed already is left alone. */
  Step collect(String runId, Collecting collecting, JdbcAttempts attempts) {
    Map<String, EvidenceSource> sources = new LinkedHashMap<>();
    collecting.sources().forEach(source -> sources.put(source.id(), source));
    return partitioned(
        "collect",
        List.copyOf(sources.keySet()),
        id ->
            collectOnce(runId, Objects.requireNonNull(sources.get(id), id), collecting, attempts));
  }

  private static void collectOnce(
      String runId, EvidenceSource source, Collecting collecting, JdbcAttempts attempts) {
    if (attempts.isCollected(runId, source.id())) {
      LOG.info("{}: source {} is sealed already", runId, source.id());
      return;
    }
    Digest manifest = collecting.collect(source);
    attempts.collected(runId, source.id(), manifest);
    LOG.info("{}: source {} sealed as {}", runId, source.id(), manifest);
  }

  /** Joins what the sources gave to one evidence set. */
  Step seal(String runId, Collecting collecting, JdbcAttempts attempts) {
    return whole(
        "seal",
        contribution -> {
          // No source may be missing, whatever became of its partition.
          collecting.sources().forEach(source -> collectOnce(runId, source, collecting, attempts));
          Digest evidence = collecting.join(attempts.collected(runId));
          attempts.evidence(runId, evidence);
          LOG.info("{}: evidence set {}", runId, evidence);
          if (!collecting.tally().isEmpty()) {
            LOG.info("{}: {}", runId, collecting.tally());
            progress.note("collect", collecting.tally());
          }
        });
  }

  Step assess(AssessmentReader reader, JdbcAssessmentDraft draft) {
    return new StepBuilder("assess", repository)
        .<JdbcAssessmentDraft.Line, JdbcAssessmentDraft.Line>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(reader)
        .writer(
            lines -> {
              draft.add(lines.getItems());
              progress.advance("assess", lines.size(), "");
            })
        .build();
  }

  /** Counts and digests what was written; only then is it part of the archive. */
  Step archive(JdbcAssessmentDraft draft) {
    return whole(
        "archive",
        contribution -> {
          Assessment assessment = draft.complete(written(contribution));
          LOG.info(
              "{}: assessment {}, {} findings",
              assessment.header().run().runId(),
              assessment.digest(),
              assessment.findings());
        });
  }

  /** Of the execution that came to its end, which may have been in an earlier process. */
  private long written(StepContribution contribution) {
    StepExecution assessed =
        repository.getLastStepExecution(
            contribution.getStepExecution().getJobExecution().getJobInstance(), "assess");
    return assessed == null ? 0 : assessed.getWriteCount();
  }

  /** One worker a renderer. */
  Step report(Supplier<Assessment> assessment, Reporting reporting) {
    return partitioned(
        "report", reporting.formats(), format -> reporting.render(format, assessment.get()));
  }

  Step publish(Supplier<Assessment> assessment, Reporting reporting) {
    return whole("publish", contribution -> reporting.publish(assessment.get()));
  }

  private interface Work<T> {
    void on(T part) throws IOException;
  }

  private Step partitioned(String name, List<String> parts, Work<String> work) {
    Partitioner partitioner =
        size -> {
          Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
          for (int i = 0; i < parts.size(); i++) {
            contexts.put(String.valueOf(i), new ExecutionContext());
          }
          progress.begin(name, parts.size());
          return contexts;
        };
    Tasklet tasklet =
        (contribution, chunk) -> {
          int number = numberOf(contribution.getStepExecution().getStepName());
          // A run that goes on has the partitions it began with, and fewer parts if some went away.
          if (number < parts.size()) {
            work.on(parts.get(number));
            progress.advance(name, 1, parts.get(number));
          }
          return RepeatStatus.FINISHED;
        };
    Step worker =
        new StepBuilder(name + "-part", repository).tasklet(tasklet, transactions).build();
    return new StepBuilder(name, repository)
        .partitioner(worker.getName(), partitioner)
        .step(worker)
        .gridSize(parts.size())
        .taskExecutor(workers)
        .build();
  }

  /**
   * A partition's number is in its step's name. Its execution context is not: a process killed
   * between making the execution and keeping its context leaves an empty one.
   */
  private static int numberOf(String partition) {
    return Integer.parseInt(partition.substring(partition.lastIndexOf(':') + 1));
  }

  private Step whole(String name, Work<StepContribution> work) {
    return new StepBuilder(name, repository)
        .tasklet(
            (contribution, chunk) -> {
              progress.begin(name, 1);
              work.on(contribution);
              progress.advance(name, 1, "");
              progress.end(name);
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }
}
