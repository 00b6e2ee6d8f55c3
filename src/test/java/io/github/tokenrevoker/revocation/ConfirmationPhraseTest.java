package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The phrase that confirms production")
class ConfirmationPhraseTest {
    private static ConfirmationPhrase of(String name) {
        return ConfirmationPhrase.of(name).orElseThrow();
    }

    @Test
    @DisplayName("is matched by the name itself, blanks around it aside")
    void matches() {
        assertThat(of("Provider Kraków").matches(" Provider  Kraków\t")).isTrue();
    }

    @Test
    @DisplayName("is not matched by another name, another case, or nothing")
    void mismatches() {
        assertThat(of("Provider").matches("provider")).isFalse();
        assertThat(of("Provider").matches("Provide")).isFalse();
        assertThat(of("Provider").matches("")).isFalse();
    }

    @Test
    @DisplayName("is matched however the accents are encoded")
    void accents() {
        assertThat(of("Krako\u0301w").matches("Krak\u00f3w")).isTrue();
    }

    @Test
    @DisplayName("of a name with invisible characters consists of the visible ones")
    void invisible() {
        assertThat(of("Pro\u202e\u200bvi\u0000der").text()).isEqualTo("Provider");
    }

    @Test
    @DisplayName("is begun by its first letters, blanks around them aside, and by nothing else")
    void begun() {
        assertThat(of("Provider").isBegunBy("")).isTrue();
        assertThat(of("Provider").isBegunBy(" Prov ")).isTrue();
        assertThat(of("Provider").isBegunBy("prov")).isFalse();
        assertThat(of("Provider").isBegunBy("Provider 2")).isFalse();
    }

    @Test
    @DisplayName("does not exist for a name of which nothing can be typed")
    void untypable() {
        assertThat(ConfirmationPhrase.of(" \u200b\u202e\u0000 ")).isEmpty();
    }
}
