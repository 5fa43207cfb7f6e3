package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Unmodelled;
import org.junit.jupiter.api.Test;

class ItemShapeTest {
  private static final String CALL = "ec2:DescribeSecurityGroups";

  @Test
  void given_a_group_without_an_id_then_it_is_left_out_reported_and_the_population_unknown() {
    NetworkModel model =
        read(
            """
            {"SecurityGroups": [{"GroupName": "a", "IpPermissions": []},
              {"GroupId": "sg-02", "GroupName": "b", "OwnerId": "111122223333", "IpPermissions": []}]}
            """);

    assertThat(model.of(Filter.class))
        .extracting(filter -> filter.header().localId())
        .containsExactly("sg-02");
    assertThat(model.unmodelled())
        .extracting(Unmodelled::reason)
        .contains(CALL + ": an item has no GroupId; it was left out");
    assertThat(model.enumerations(Kind.FILTER)).noneMatch(enumeration -> enumeration.isComplete());
  }

  @Test
  void given_one_group_twice_with_equal_content_then_it_is_one_and_the_population_is_known() {
    String group = "{\"GroupId\": \"sg-01\", \"OwnerId\": \"111122223333\", \"IpPermissions\": []}";
    NetworkModel model = read("{\"SecurityGroups\": [" + group + "," + group + "]}");

    assertThat(model.of(Filter.class)).hasSize(1);
    assertThat(model.enumerations(Kind.FILTER)).allMatch(enumeration -> enumeration.isComplete());
  }

  private static NetworkModel read(String groups) {
    return ExportedEstate.empty().with(PRODUCTION, CALL, groups).read();
  }
}
