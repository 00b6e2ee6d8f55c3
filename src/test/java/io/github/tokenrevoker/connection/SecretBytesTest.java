package io.github.tokenrevoker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretBytesTest {
    private final SecretBytes secret = SecretBytes.of("correct horse ü");

    @Test
    void returnsEveryCharacterOfTheSecret() {
        assertThat(secret.reveal()).isEqualTo("correct horse ü");
    }

    @Test
    void isNeverPartOfAText() {
        assertThat("The secret is " + secret).doesNotContain("horse");
    }

    @Test
    void isGoneOnceItIsCleared() {
        secret.clear();

        assertThat(secret.isCleared()).isTrue();
        assertThatIllegalStateException().isThrownBy(secret::reveal).withMessageNotContaining("horse");
        assertThatIllegalStateException().isThrownBy(secret::copy);
    }

    @Test
    void aCopyOutlivesTheOriginal() {
        SecretBytes copy = secret.copy();

        secret.clear();

        assertThat(copy.reveal()).isEqualTo("correct horse ü");
    }

    @Test
    void equalSecretsHaveEqualDigests() {
        SecretBytes same = SecretBytes.of("correct horse ü");

        assertThat(same).isEqualTo(secret).hasSameHashCodeAs(secret);
        assertThat(same.digest()).isEqualTo(secret.digest());
        assertThat(SecretBytes.of("another").digest()).isNotEqualTo(secret.digest());
    }
}
