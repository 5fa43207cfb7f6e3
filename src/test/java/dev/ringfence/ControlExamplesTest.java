package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.audit.ExampleRun;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every example of every shipped control shows what it says, from export file to outcome. */
class ControlExamplesTest {
  private final ExampleRun run = ShippedControls.exampleRun();

  @TestFactory
  Stream<DynamicContainer> given_an_example_then_its_check_comes_to_what_it_stands_for() {
    return ShippedControls.catalogue().controls().stream().map(this::examples);
  }

  private DynamicContainer examples(Control control) {
    return DynamicContainer.dynamicContainer(
        control.id().value(), control.checks().stream().map(this::examples));
  }

  private DynamicNode examples(CheckDefinition check) {
    return DynamicContainer.dynamicContainer(
        check.id().value(),
        run.check(check)
            .flatMap(
                runnable ->
                    check.examples().stream()
                        .map(
                            example ->
                                dynamicTest(
                                    example.expected().word() + ": " + example.name(),
                                    () ->
                                        assertThat(run.result(runnable, example).failure())
                                            .as("line %d", example.line())
                                            .isEmpty()))));
  }
}
