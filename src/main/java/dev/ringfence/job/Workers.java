package dev.ringfence.job;

import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Threads for partitions: as many as the machine has processors, and never more. */
final class Workers {
  private Workers() {}

  static TaskExecutor bounded() {
    ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
    int size = Math.max(2, Runtime.getRuntime().availableProcessors());
    pool.setCorePoolSize(size);
    pool.setMaxPoolSize(size);
    pool.setAllowCoreThreadTimeOut(true);
    pool.setDaemon(true);
    pool.setThreadNamePrefix("ringfence-");
    pool.initialize();
    return pool;
  }
}
