package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.launch.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The packages")
class PackagingTest {
    @Test
    @DisplayName("have no machine code in their AOT cache, which would be for the processor of the machine that builds")
    void noMachineCode() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(Path.of("packaging/app-image.args")).stream()
                .filter(line -> line.startsWith("--java-options -XX:") && !line.contains("$APPDIR"))
                .map(line -> line.substring("--java-options ".length()))
                .forEach(command::add);
        // As a start that uses a cache would be; without the options, the JVM switches this on by itself.
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> flags = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        assertThat(flags)
                .filteredOn(flag -> flag.contains(" AOTAdapterCaching ") || flag.contains(" AOTStubCaching "))
                .hasSize(2)
                .allSatisfy(flag -> assertThat(flag).contains("= false").contains("{command line}"));
    }

    @Test
    @DisplayName("tell what is new in this version, the newest of the changelog")
    void changelog() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/docs/CHANGELOG.md"))) {
            assertThat(lines.filter(line -> line.startsWith("## ")).filter(line -> !line.contains("VERSION")))
                    .first()
                    .asString()
                    .startsWith("## " + Version.current() + " (");
        }
    }

    @Test
    @DisplayName("take the licence of the tool from one file")
    void licence() throws IOException {
        assertThat(Files.readString(Path.of("packaging/linux/io.github.tokenrevoker.TokenRevoker.metainfo.xml")))
                .contains("<project_license>@LICENCE@</project_license>");
        assertThat(Files.readAllLines(Path.of("packaging/linux/token-revoker.spec")))
                .contains("License: %{licence}");
        for (String reader : List.of("packaging/linux/build", "packaging/licences/collect")) {
            assertThat(Files.readString(Path.of(reader))).contains("own.txt");
        }
    }
}
