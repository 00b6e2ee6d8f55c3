package io.github.tokenrevoker.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A path that is typed into the editor")
class TypedPathTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    @DisplayName("means the same file wherever the tool is started next")
    void relative() {
        assertThat(TypedPath.absolute("certs/../ca.pem"))
                .isEqualTo(Path.of("ca.pem").toAbsolutePath());
    }

    @Test
    @DisplayName("may begin with the sign for the home folder")
    void home() {
        assertThat(TypedPath.absolute("~/certs/ca.pem")).isEqualTo(HOME.resolve("certs/ca.pem"));
        assertThat(TypedPath.absolute(" ~ ")).isEqualTo(HOME);
        assertThat(TypedPath.absolute("~other/ca.pem"))
                .isEqualTo(Path.of("~other/ca.pem").toAbsolutePath());
    }

    @Test
    @DisplayName("may stand in quotes, as a file manager copies it")
    void quoted() {
        Path file = HOME.resolve("my certs").resolve("ca.pem");
        assertThat(TypedPath.absolute("\"" + file + "\"")).isEqualTo(file);
        assertThat(TypedPath.absolute("'" + file + "'")).isEqualTo(file);
    }
}
