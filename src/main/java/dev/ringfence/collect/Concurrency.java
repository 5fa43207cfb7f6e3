package dev.ringfence.collect;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Runs calls side by side, never more at once than allowed: on virtual threads where the JDK has
 * them (21 and newer), else on a pool.
 */
public final class Concurrency {
  private final Semaphore permits;
  private final ExecutorService threads;

  private Concurrency(Semaphore permits, ExecutorService threads) {
    this.permits = permits;
    this.threads = threads;
  }

  public static Concurrency of(int most) {
    return new Concurrency(new Semaphore(most, true), threads(most));
  }

  private static ExecutorService threads(int most) {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException e) {
      return Executors.newFixedThreadPool(
          most,
          work -> {
            Thread thread = new Thread(work, "ringfence-collect");
            thread.setDaemon(true);
            return thread;
          });
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("virtual threads are there and cannot be made", e);
    }
  }

  /**
   * The results in the order of the work. Work must not give further work to this.
   *
   * @throws IllegalStateException if the thread is interrupted meanwhile
   */
  public <T> List<T> all(List<Callable<T>> work) {
    List<Future<T>> under = new ArrayList<>();
    work.forEach(one -> under.add(threads.submit(() -> permitted(one))));
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> one : under) {
        results.add(one.get());
      }
    } catch (InterruptedException e) {
      under.forEach(one -> one.cancel(true));
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the collection was interrupted", e);
    } catch (ExecutionException e) {
      under.forEach(one -> one.cancel(true));
      throw new IllegalStateException("a call could not be dealt with", e.getCause());
    }
    return results;
  }

  private <T> T permitted(Callable<T> work) throws Exception {
    permits.acquire();
    try {
      return work.call();
    } finally {
      permits.release();
    }
  }
}
