package io.github.tokenrevoker.ui.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Profiles")
class TransferTest extends WindowTest {
    private static final String PASSPHRASE = "four unrelated words suffice";
    private static final OnezoneAddress ZONE = new OnezoneAddress("https", "onezone.example.org", 443);

    private void pick(String itemId) {
        MenuButton more = (MenuButton) node("profiles-more");
        interact(() -> more.getItems().stream()
                .filter(item -> itemId.equals(item.getId()))
                .findFirst()
                .ifPresent(MenuItem::fire));
    }

    private void awaitNotice(String beginning) {
        awaitThat(
                "it is told: " + beginning,
                () -> isShown("notice-text") && text("notice-text").startsWith(beginning));
    }

    private AccessToken token() {
        return startPractice().token(PracticeToken.PROVIDER_NAMED);
    }

    @Test
    @DisplayName("are not read from a file so large that it would fill the memory, though it looks sealed")
    void tooLarge() throws Exception {
        Path file = folder.resolve("huge.p12");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(new byte[] {0x30, (byte) 0x84, 0x0e, (byte) 0x9a, 0x55, 0x40});
            sparse.setLength(245L << 20);
        }
        files.choose(file);
        pick("profiles-import");
        awaitNotice("huge.p12 can’t be read");
        assertThat(text("notice-text")).contains("larger than 32 MiB");
    }

    @Test
    @DisplayName("are exported without tokens and imported elsewhere, where they are new")
    void plain() throws Exception {
        AccessToken token = token();
        addProfile("Mine", ZONE, Environment.STAGING, token);
        Path file = folder.resolve("out.json");
        files.choose(file);
        pick("profiles-export");
        press("export-go");
        awaitNotice("Saved 1 profile with 0 tokens");
        assertThat(Files.readString(file))
                .contains("Mine")
                .doesNotContain(token.reveal())
                .doesNotContain("Practice");
        choose("Mine");
        press("profile-delete");
        pick("profiles-import");
        awaitShown("import-summary");
        assertThat(text("import-summary")).contains("1 new, 0 unchanged, 0 in conflict");
        assertThat(shownProfiles()).doesNotContain("Mine");
        press("import-apply");
        awaitThat("it is back", () -> shownProfiles().contains("Mine"));
    }

    @Test
    @DisplayName("are exported with tokens only under a passphrase, and work where they are imported with it")
    void sealed() throws Exception {
        var zone = startPractice();
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED);
        addProfile("Mine", zone.address(), Environment.TEST, token);
        Path file = folder.resolve("out.p12");
        files.choose(file);
        pick("profiles-export");
        RadioButton with = (RadioButton) node("export-with-tokens");
        interact(() -> with.setSelected(true));
        assertThat(isEnabled("export-go")).isFalse();
        type("vault-new-passphrase", PASSPHRASE);
        type("vault-passphrase-again", PASSPHRASE);
        press("export-go");
        awaitNotice("Saved 1 profile with 1 token");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain(token.reveal())
                .doesNotContain("Mine");
        choose("Mine");
        press("profile-delete");
        press("notice-close");
        pick("profiles-import");
        awaitShown("import-passphrase");
        type("import-passphrase", "wrong");
        press("import-open");
        awaitShown("import-passphrase-problem");
        type("import-passphrase", PASSPHRASE);
        press("import-open");
        awaitShown("import-summary");
        assertThat(text("import-summary")).contains("It contains 1 token.");
        press("import-apply");
        awaitThat("it is back", () -> shownProfiles().contains("Mine"));
        choose("Mine");
        press("check-connection");
        awaitText("generation", "1");
    }

    @Test
    @DisplayName("that conflict with the file's are told before anything changes, and kept by default")
    void conflict() throws Exception {
        AccessToken token = token();
        addProfile("Mine", ZONE, Environment.STAGING, token);
        Path file = folder.resolve("out.json");
        files.choose(file);
        pick("profiles-export");
        press("export-go");
        awaitNotice("Saved 1 profile");
        Files.writeString(file, Files.readString(file).replace("staging", "production"));
        pick("profiles-import");
        awaitShown("import-conflicts");
        assertThat(text("import-summary")).contains("0 new, 0 unchanged, 1 in conflict");
        press("import-apply");
        awaitNotice("Imported: 0 profiles added, 0 replaced");
        assertThat(shownTexts("list-cell")).contains("Staging");
        pick("profiles-import");
        awaitShown("import-conflicts");
        takeTheirs();
        press("import-apply");
        awaitNotice("Imported: 0 profiles added, 1 replaced");
        awaitThat("it is theirs", () -> shownTexts("list-cell").contains("Production"));
    }

    @Test
    @DisplayName("that the file would lead elsewhere are told with every difference, and lose their tokens")
    void elsewhere() throws Exception {
        var zone = startPractice();
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED);
        ProfileSession mine = addProfile("Mine", zone.address(), Environment.PRODUCTION, token);
        Path file = folder.resolve("out.json");
        files.choose(file);
        pick("profiles-export");
        press("export-go");
        awaitNotice("Saved 1 profile ");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"production\"", "\"test\"")
                        .replace(
                                "\"notes\" : \"\"",
                                "\"notes\" : \"\", \"route\" : {\"proxy\" : \"evil.example.org:3128\"}"));
        press("notice-close");
        pick("profiles-import");
        awaitShown("import-differences");
        assertThat(text("import-leaves-production")).contains("Mine");
        assertThat(text("import-differences"))
                .contains("Environment: Production → Test")
                .contains("Proxy: System settings → evil.example.org:3128")
                .contains("Access token: removed and asked for again");
        takeTheirs();
        press("import-apply");
        awaitNotice("Imported: 0 profiles added, 1 replaced. The token and passwords of 1 of them were removed");
        assertThat(onFx(() -> book().memory().token(mine))).isEmpty();
        press("revoke");
        awaitShown("token-prompt");
    }

    @Test
    @DisplayName("are not replaced while a revocation of theirs is under way, and are named")
    void busy() throws Exception {
        AccessToken token = token();
        ProfileSession mine = addProfile("Mine", ZONE, Environment.STAGING, token);
        Path file = folder.resolve("out.json");
        files.choose(file);
        pick("profiles-export");
        press("export-go");
        awaitNotice("Saved 1 profile ");
        Files.writeString(file, Files.readString(file).replace("staging", "production"));
        press("notice-close");
        interact(() -> Lease.begin(mine, ProfileSession.Activity.SENDING).orElseThrow());
        pick("profiles-import");
        awaitShown("import-conflicts");
        takeTheirs();
        press("import-apply");
        awaitNotice("Imported: 0 profiles added, 0 replaced. Not replaced, because a revocation is under way: Mine.");
        assertThat(onFx(() -> mine.profile().environment())).isEqualTo(Environment.STAGING);
    }

    @SuppressWarnings("unchecked")
    private void takeTheirs() {
        ComboBox<Object> choice = (ComboBox<Object>) node("import-conflicts");
        interact(() -> choice.setValue(choice.getItems().get(1)));
    }

    @Test
    @DisplayName("are not imported from a file that has none, which says so")
    void notOurs() throws Exception {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"hello\":1}");
        files.choose(file);
        pick("profiles-import");
        awaitNotice("other.json is not a profile file");
        files.choose(folder.resolve("nowhere.json"));
        pick("profiles-import");
        awaitNotice("nowhere.json can’t be read");
    }

    @Test
    @DisplayName("are made from a pasted curl command, with its host and its token")
    void runbook() {
        var zone = startPractice();
        String token = zone.token(PracticeToken.PROVIDER_NAMED).reveal();
        pick("profiles-paste");
        awaitShown("runbook-text");
        assertThat(isEnabled("runbook-go")).isFalse();
        type("runbook-text", "curl -X DELETE -H 'X-Auth-Token: " + token + "' " + zone.address() + "/api/v3/onezone/x");
        awaitThat("it is found", () -> text("runbook-found").contains("Named access token of provider"));
        assertThat(text("runbook-found")).contains(zone.address().toString()).doesNotContain(token);
        awaitThat("the token is hidden", () -> !text("runbook-text").contains(token));
        press("runbook-go");
        awaitShown("editor-host");
        assertThat(text("editor-host")).isEqualTo(zone.address().toString());
        type("editor-name", "From the wiki");
        press("editor-save");
        awaitText("profile-title", "From the wiki");
        press("check-connection");
        awaitText("generation", "1");
    }

    @Test
    @DisplayName(
            "are typed into the runbook dialog with the caret where it was, and no more of a token than its beginning")
    void typed() {
        pick("profiles-paste");
        awaitShown("runbook-text");
        TextArea area = (TextArea) node("runbook-text");
        clickOn(area);
        write("TOKEN=MDAxNWxvY2F00aW9uIG9uZQo HOST=a.example.org");
        awaitThat("the token is hidden", () -> area.getText().equals("TOKEN=●●●●●●●● HOST=a.example.org"));
        assertThat(onFx(area::getCaretPosition)).isEqualTo(area.getText().length());
        interact(() -> area.positionCaret("TOKEN=●●●●●●●●".length()));
        write("Xyz");
        awaitThat("it stays hidden", () -> area.getText().equals("TOKEN=●●●●●●●● HOST=a.example.org"));
        assertThat(onFx(area::getCaretPosition)).isEqualTo("TOKEN=●●●●●●●●".length());
        assertThat(text("runbook-found")).doesNotContain("none found").contains("a.example.org");
        push(KeyCode.BACK_SPACE);
        awaitThat("a part of it takes all away", () -> area.getText().equals("TOKEN= HOST=a.example.org"));
        assertThat(text("runbook-found")).contains("none found");
    }

    @Test
    @DisplayName("are not made of a variable without a value, which is told")
    void unknownVariable() {
        pick("profiles-paste");
        type("runbook-text", "curl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org");
        awaitThat(
                "it is told",
                () -> text("runbook-found").contains("The text refers to $TOKEN but doesn\u2019t say what it is."));
    }

    @Test
    @DisplayName("are not made of a text that is too long, nor without a word of the tokens that were not taken")
    void remarks() {
        pick("profiles-paste");
        type("runbook-text", "TOKEN=MDAxNWxvY2F00aW9uIG9uZQo\nTOKEN=MDAxNWxvY2F00aW9uIHR3bwo");
        awaitThat("the choice is told", () -> text("runbook-found").contains("The text has several tokens."));
        type("runbook-text", " ".repeat(RunbookText.MAX_LENGTH) + "TOKEN=a");
        awaitThat("the length is told", () -> text("runbook-found").contains("longer than 262,144 characters"));
        assertThat(text("runbook-found")).doesNotContain("No Onezone");
        assertThat(isEnabled("runbook-go")).isFalse();
    }

    @Test
    @DisplayName("by the ten thousand are imported, saved, loaded and searched")
    void many() throws Exception {
        String list = IntStream.range(0, 10_000)
                .mapToObj("""
                        {"id":"00000000-0000-0000-0000-%012d","name":"Provider %1$05d",\
                        "onezone":"https://onezone.example.org","environment":"test","notes":""}"""::formatted)
                .collect(Collectors.joining(",", "{\"schema\":1,\"profiles\":[", "]}"));
        Path file = folder.resolve("many.json");
        Files.writeString(file, list);
        files.choose(file);
        pick("profiles-import");
        awaitShown("import-summary");
        TableView<?> table = (TableView<?>) node("import-table");
        assertThat(onFx(() -> table.getItems().size())).isEqualTo(10_000);
        press("import-apply");
        awaitThat("they are there", () -> shownProfiles().size() == 10_000);
        awaitThat(
                "they are saved",
                () -> Files.exists(folder.resolve("profiles.json"))
                        && Files.readString(folder.resolve("profiles.json")).contains("Provider 09999"));
        restart();
        awaitThat("they are read", () -> shownProfiles().size() == 10_000);
        type("profile-search", "09999");
        awaitThat("one is found", () -> shownProfiles().equals(java.util.List.of("Provider 09999")));
    }

    @Test
    @DisplayName("edited by somebody else while the tool runs are merged when they are saved")
    void edited() throws Exception {
        AccessToken token = token();
        addProfile("Mine", ZONE, Environment.TEST, token);
        Path file = folder.resolve("profiles.json");
        awaitThat(
                "it is saved",
                () -> Files.exists(file) && Files.readString(file).contains("Mine"));
        Files.writeString(file, Files.readString(file).replace("\"profiles\" : [ {", """
                                "profiles" : [ {"id":"00000000-0000-0000-0000-000000000007","name":"By hand",\
                                "onezone":"https://onezone.example.org","environment":"test","notes":""}, {"""));
        addProfile("Another", ZONE, Environment.TEST, token);
        awaitThat("it is taken over", () -> shownProfiles().contains("By hand"));
        awaitThat(
                "all are saved",
                () -> Files.readString(file).contains("By hand")
                        && Files.readString(file).contains("Another")
                        && Files.readString(file).contains("Mine"));
    }
}
