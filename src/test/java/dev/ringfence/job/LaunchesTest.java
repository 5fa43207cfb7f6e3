package dev.ringfence.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What a process that was killed leaves in the job repository never keeps the next from going on.
 */
class LaunchesTest {
  private static final JobParameters PARAMETERS =
      new JobParametersBuilder().addString("estate", "shop").toJobParameters();

  @TempDir Path state;

  private final List<String> done = new ArrayList<>();
  private JobDatabase database;
  private JobRepository repository;

  @BeforeEach
  void open() throws IOException {
    database = JobDatabase.open(state);
    repository = database.bean(JobRepository.class);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
  }

  @Test
  void given_an_instance_without_an_execution_the_job_is_started() {
    repository.createJobInstance("audit", PARAMETERS);

    JobExecution execution = startOrContinue();

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(done).containsExactly("seal");
  }

  @Test
  void given_an_execution_that_never_began_the_job_is_started_again() {
    left(BatchStatus.STARTING);

    JobExecution execution = startOrContinue();

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(done).containsExactly("seal");
  }

  @Test
  void given_a_step_cut_short_it_is_done_again() {
    step(left(BatchStatus.STARTED), BatchStatus.STARTED);

    JobExecution execution = startOrContinue();

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(done).containsExactly("seal");
  }

  @Test
  void given_a_step_whose_end_could_not_be_noted_it_is_done_again() {
    step(left(BatchStatus.UNKNOWN), BatchStatus.UNKNOWN);

    JobExecution execution = startOrContinue();

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(done).containsExactly("seal");
  }

  @Test
  void given_a_finished_step_it_is_not_done_again() {
    step(left(BatchStatus.STARTED), BatchStatus.COMPLETED);

    JobExecution execution = startOrContinue();

    assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(done).isEmpty();
  }

  private JobExecution left(BatchStatus status) {
    JobInstance instance = repository.createJobInstance("audit", PARAMETERS);
    JobExecution execution =
        repository.createJobExecution(instance, PARAMETERS, new ExecutionContext());
    execution.setStatus(status);
    repository.update(execution);
    return execution;
  }

  private void step(JobExecution execution, BatchStatus status) {
    StepExecution step = repository.createStepExecution("seal", execution);
    step.setStatus(status);
    repository.update(step);
  }

  private JobExecution startOrContinue() {
    Job job =
        new JobBuilder("audit", repository)
            .start(
                new StepBuilder("seal", repository)
                    .tasklet(
                        (contribution, chunk) -> {
                          done.add("seal");
                          return RepeatStatus.FINISHED;
                        },
                        database.bean(PlatformTransactionManager.class))
                    .build())
            .build();
    return Launches.startOrContinue(database.bean(JobOperator.class), repository, job, PARAMETERS);
  }
}
