package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sealed file")
class SealedFileTest {
    private static final String KEY = "keystore.pkcs12.keyProtectionAlgorithm";
    private static final String MAC = "keystore.pkcs12.macAlgorithm";
    private static final SealedFile QUICK = new SealedFile(1000);

    private final String keyBefore = Objects.requireNonNullElse(Security.getProperty(KEY), "");
    private final String macBefore = Objects.requireNonNullElse(Security.getProperty(MAC), "");

    /** As somebody may have set the JVM up. */
    @BeforeEach
    void weaken() {
        Security.setProperty(KEY, "PBEWithSHA1AndDESede");
        Security.setProperty(MAC, "HmacPBESHA1");
    }

    @AfterEach
    void restore() {
        Security.setProperty(KEY, keyBefore);
        Security.setProperty(MAC, macBefore);
    }

    private static byte[] sealed() {
        return QUICK.seal("{}".getBytes(StandardCharsets.UTF_8), "x".toCharArray());
    }

    @Test
    @DisplayName("is as strong in a JVM whose own key stores are weak")
    void strength() {
        String der = HexFormat.of().withUpperCase().formatHex(sealed());
        assertThat(der)
                .contains("60864801650304012A") // AES-256 in CBC
                .contains("608648016503040201") // SHA-256 for the MAC
                .doesNotContain("2A864886F70D010C0103") // Triple DES
                .doesNotContain("2B0E03021A"); // SHA-1
    }

    @Test
    @DisplayName("leaves the JVM's own settings as they were")
    void settings() {
        assertThat(sealed()).isNotEmpty();
        assertThat(Security.getProperty(KEY)).isEqualTo("PBEWithSHA1AndDESede");
        assertThat(Security.getProperty(MAC)).isEqualTo("HmacPBESHA1");
    }

    @Test
    @DisplayName("is whole, and looks sealed")
    void whole() {
        assertThat(SealedFile.isWhole(sealed())).isTrue();
        assertThat(SealedFile.looksSealed(sealed())).isTrue();
    }

    @Test
    @DisplayName("that is cut off is not whole, though it looks sealed")
    void cutOff() {
        byte[] half = Arrays.copyOf(sealed(), 200);
        assertThat(SealedFile.isWhole(half)).isFalse();
        assertThat(SealedFile.looksSealed(half)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3082", "7B8210", "300210", "314210"})
    @DisplayName("is nothing that is too short or begins otherwise:")
    void somethingElse(String hex) {
        assertThat(SealedFile.looksSealed(HexFormat.of().parseHex(hex))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"308210", "308010", "30FF00"})
    @DisplayName("begins as a sequence of a long or unknown length does:")
    void sequence(String hex) {
        assertThat(SealedFile.looksSealed(HexFormat.of().parseHex(hex))).isTrue();
    }

    @Test
    @DisplayName("that is a key store of a short form is not whole: nothing sealed is so small")
    void tooSmall() {
        assertThat(SealedFile.isWhole(HexFormat.of().parseHex("3003020103"))).isFalse();
    }
}
