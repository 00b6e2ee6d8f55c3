package io.github.tokenrevoker.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The id of a provider")
class SubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "A_b-9", "azAZ09_-"})
    @DisplayName("has the form that Onezone gives to ids")
    void wellFormed(String id) {
        assertThat(new Subject.Provider(id).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a.b", "\u00e4", "a\n", "@", "[", "`", "{", ":"})
    @DisplayName("has another form where it has any other character, or none")
    void illFormed(String id) {
        assertThat(new Subject.Provider(id).isWellFormed()).isFalse();
    }

    @Test
    @DisplayName("has at most 128 characters")
    void bounded() {
        assertThat(new Subject.Provider("a".repeat(128)).isWellFormed()).isTrue();
        assertThat(new Subject.Provider("a".repeat(129)).isWellFormed()).isFalse();
    }
}
