package io.github.tokenrevoker.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The natural order of names")
class NaturalOrderTest {
    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "alpha, Beta",
        "Beta, gamma",
        "Provider 2, Provider 10",
        "Provider, Provider 1",
        "Provider 2 east, Provider 2 west",
        "node9-disk10, node10-disk2",
        "v007, v8",
        "7, 007a",
        "1 zone, zone",
        "99999999999999999998, 99999999999999999999",
        "9, 100000000000000000000",
        "a, A1"
    })
    @DisplayName("puts")
    void before(String first, String second) {
        assertThat(NaturalOrder.OF_NAMES.compare(first, second)).isNegative();
        assertThat(NaturalOrder.OF_NAMES.compare(second, first)).isPositive();
    }

    @Test
    @DisplayName("tells names apart that differ in case or in zeros alone")
    void toldApart() {
        assertThat(NaturalOrder.OF_NAMES.compare("lyon", "Lyon")).isNotZero();
        assertThat(NaturalOrder.OF_NAMES.compare("p 1", "p 01")).isNotZero();
        assertThat(NaturalOrder.OF_NAMES.compare("Kraków", "Kraków")).isZero();
    }

    @Test
    @DisplayName("is one order, whichever way the names come")
    void consistent() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder name = new StringBuilder();
            for (int letters = random.nextInt(6); letters >= 0; letters--) {
                name.append("aAbB019 -".charAt(random.nextInt(9)));
            }
            names.add(name.toString());
        }
        List<String> sorted = names.stream().sorted(NaturalOrder.OF_NAMES).toList();
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(names, random);
            assertThat(names.stream().sorted(NaturalOrder.OF_NAMES).toList()).isEqualTo(sorted);
        }
    }
}
