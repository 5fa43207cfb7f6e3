package dev.ringfence.read.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with one value that is not what the API documents. */
class OddAnswersTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> ODD =
      List.of(
          "null", "\"x\"", "\"\"", "-1", "99999999999999999999", "1.5", "true", "[]", "{}", "[1]");

  @Test
  void given_any_value_that_is_odd_then_reading_goes_on_seed_20261122() {
    SplittableRandom random = new SplittableRandom(20261122);
    List<Request> requests = MissingAnswersTest.all().requests();

    for (int i = 0; i < 400; i++) {
      Request request = requests.get(random.nextInt(requests.size()));
      AnsweredCalls calls = MissingAnswersTest.all();
      String odd = odd(calls.answer(request), random);
      calls.with(request, odd);
      assertThatCode(() -> Read.of(calls)).as(odd).doesNotThrowAnyException();
    }
  }

  private static String odd(String answer, SplittableRandom random) {
    JsonNode root = JSON.readTree(answer);
    List<Runnable> changes = new ArrayList<>();
    JsonNode other = JSON.readTree(ODD.get(random.nextInt(ODD.size())));
    collect(root, other, changes);
    assertThat(changes).isNotEmpty();
    changes.get(random.nextInt(changes.size())).run();
    return JSON.writeValueAsString(root);
  }

  private static void collect(JsonNode node, JsonNode other, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        changes.add(() -> object.set(name, other));
        collect(object.get(name), other, changes);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changes.add(() -> array.set(index, other));
        collect(array.get(i), other, changes);
      }
    }
  }
}
