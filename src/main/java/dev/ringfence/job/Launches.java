package dev.ringfence.job;

import java.util.Set;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** Starts a job, or goes on with the execution that a killed process left behind. */
final class Launches {
  private static final Set<BatchStatus> CUT_SHORT =
      Set.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING, BatchStatus.UNKNOWN);

  private Launches() {}

  static JobExecution startOrContinue(
      JobOperator operator, JobRepository repository, Job job, JobParameters parameters) {
    JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
    try {
      if (last == null) {
        forgetInstance(repository, job, parameters);
        return operator.start(job, parameters);
      }
      if (last.getStatus() == BatchStatus.COMPLETED) {
        return last;
      }
      if (CUT_SHORT.contains(last.getStatus())) {
        // The embedded database admits one process, so the one that wrote this is gone.
        failUnknown(repository, last);
        operator.recover(last);
      }
      return operator.start(job, parameters);
    } catch (JobExecutionException e) {
      throw new AuditAbortedException("the job could not be started: " + e.getMessage(), e);
    }
  }

  /** A process killed between making the instance and its execution leaves one without any. */
  private static void forgetInstance(JobRepository repository, Job job, JobParameters parameters) {
    JobInstance instance = repository.getJobInstance(job.getName(), parameters);
    if (instance != null) {
      repository.deleteJobInstance(instance);
    }
  }

  /** Batch will not go on where an end could not be noted; every step of ours can be done again. */
  private static void failUnknown(JobRepository repository, JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus() == BatchStatus.UNKNOWN) {
        step.setStatus(BatchStatus.FAILED);
        repository.update(step);
      }
    }
    if (execution.getStatus() == BatchStatus.UNKNOWN) {
      execution.setStatus(BatchStatus.FAILED);
      repository.update(execution);
    }
  }
}
