package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quiet looks at open outcomes")
class QuietLooksTest {
    private final QuietLooks looks = new QuietLooks();
    private final List<Integer> begun = new ArrayList<>();

    private void due(String host, int number, boolean wanted) {
        looks.begin(host, () -> {
            if (wanted) {
                begun.add(number);
            }
            return wanted;
        });
    }

    @Test
    @DisplayName("ask one host in turn, however many fall due together")
    void bounded() {
        IntStream.range(0, 1000).forEach(number -> due("zone", number, true));
        assertThat(begun).hasSize(8);
        looks.ended("zone");
        assertThat(begun).hasSize(9);
        IntStream.range(0, 999).forEach(_ -> looks.ended("zone"));
        assertThat(begun).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    @DisplayName("do not wait for those of another host")
    void otherHost() {
        IntStream.range(0, 20).forEach(number -> due("slow zone", number, true));
        due("zone", 20, true);
        assertThat(begun).hasSize(9).contains(20);
    }

    @Test
    @DisplayName("that nobody wants any more keep no others from their turn")
    void unwanted() {
        IntStream.range(0, 10_000).forEach(number -> due("zone", number, number < 8));
        due("zone", 10_000, true);
        assertThat(begun).hasSize(8);
        looks.ended("zone");
        assertThat(begun).hasSize(9).contains(10_000);
    }
}
