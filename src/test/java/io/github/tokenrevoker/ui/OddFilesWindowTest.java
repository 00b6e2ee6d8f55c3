package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The window on files with something odd in them")
class OddFilesWindowTest extends WindowTest {
    @Test
    @DisplayName("shows the good profiles, and says which one is not understood and why")
    void oddProfile() throws Exception {
        Files.writeString(folder.resolve("profiles.json"), """
                {"schema": 1, "profiles": [
                  {"id": "00000000-0000-0000-0000-000000000001", "name": "Alpha",
                   "onezone": "onezone.example.org", "environment": "test"},
                  {"id": "00000000-0000-0000-0000-000000000002", "name": "Beta",
                   "onezone": "onezone.example.org", "environment": "prod"}]}""");
        restart();
        awaitThat("the good one is shown", () -> shownProfiles().equals(java.util.List.of("Alpha")));
        awaitShown("notice-text");
        assertThat(text("notice-text")).contains("profiles.json", "“Beta”", "“prod”");
    }

    @Test
    @DisplayName("says which setting is not understood")
    void oddSetting() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"schema\": 1, \"revocationsPerHost\": \"many\"}");
        restart();
        awaitShown("notice-text");
        assertThat(text("notice-text")).contains("settings.json", "revocationsPerHost", "64");
    }
}
