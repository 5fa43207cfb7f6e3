package dev.ringfence.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NativeSyntaxLawTest {
  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void given_what_was_printed_reading_gives_the_same_tree(long seed) {
    RandomExpressions expressions = new RandomExpressions(seed);
    for (int i = 0; i < 200; i++) {
      Expression expected = expressions.next(5);
      String text = Printer.print(expected);

      Expression read = NativeSyntaxTest.expression(text);

      assertThat(Shapes.of(read)).as(text).isEqualTo(Shapes.of(expected));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void given_damaged_text_reading_ends_and_says_so_or_reads(long seed) {
    Random random = new Random(seed);
    RandomExpressions expressions = new RandomExpressions(seed);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      file.append("resource \"a\" \"b%d\" {\n  x = ".formatted(i));
      file.append(Printer.print(expressions.next(4)))
          .append("\n  y {\n z = <<-E\n ${a}\n E\n }\n}\n");
    }
    for (int i = 0; i < 50; i++) {
      StringBuilder damaged = new StringBuilder(file);
      for (int j = random.nextInt(6); j >= 0; j--) {
        damage(damaged, random);
      }

      HclFile read = NativeSyntax.parse("x.tf", damaged.toString(), Limits.STANDARD);

      assertThat(read.problems()).hasSizeLessThanOrEqualTo(Limits.STANDARD.problems() + 1);
      assertThat(read.isWhole() || !read.problems().isEmpty()).isTrue();
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, "{}[]()\"\n$%<~=*/#\\\u0000\uD800é".charAt(random.nextInt(20)));
      case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
      default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 50)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void given_random_characters_reading_ends(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append((char) (random.nextInt(10) == 0 ? random.nextInt(65536) : random.nextInt(128)));
    }

    HclFile read = NativeSyntax.parse("x.tf", text.toString(), Limits.STANDARD);

    assertThat(read.problems()).isNotEmpty();
    assertThat(JsonSyntax.parse("x.tf.json", text.toString(), java.util.Map.of(), Limits.STANDARD))
        .matches(file -> !file.isWhole());
  }
}
