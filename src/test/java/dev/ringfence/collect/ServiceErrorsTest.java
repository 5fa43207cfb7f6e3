package dev.ringfence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What words of a service tell. */
class ServiceErrorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VmNotRunning",
        "ERROR: (VmNotRunning) The machine is off.",
        "BadRequest: it must be attached to a running virtual machine",
      })
  void given_words_that_mean_a_stopped_machine_alone_it_is_one(String words) {
    assertThat(ServiceErrors.isOfStoppedMachine(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BadRequest: the operation is not running",
        "ERROR: (BadRequest) another operation is running, state unknown",
        "NotFound: Resource '/subscriptions/1/nics/deallocated' was not found.",
        "NotFound: nic 'must be attached to a running virtual machine' was not found.",
        "Conflict: /subscriptions/1/nics/VmNotRunning is busy",
      })
  void given_other_words_it_is_none(String words) {
    assertThat(ServiceErrors.isOfStoppedMachine(words)).isFalse();
  }
}
