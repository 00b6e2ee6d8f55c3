package io.github.tokenrevoker.ui.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.revocation.bulk.EstateServer.Way;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many providers")
class BulkTest extends WindowTest {
    @SuppressWarnings("NullAway.Init")
    private EstateServer zone;

    @BeforeEach
    @Override
    protected void openTool() throws Exception {
        zone = new EstateServer();
        super.openTool();
    }

    @AfterEach
    void closeZone() {
        zone.close();
    }

    private ProfileSession add(String name, String provider, Environment environment, String tags) {
        return add(name, zone.address(), EstateServer.token(provider), environment, tags);
    }

    private ProfileSession add(
            String name, OnezoneAddress address, AccessToken token, Environment environment, String tags) {
        Profile profile = new Profile(UUID.randomUUID(), name, address, environment, "").tagged(Tags.of(tags));
        return onFx(() -> book().add(profile, Optional.of(token), false));
    }

    @SuppressWarnings("unchecked")
    private TableView<BulkRow> table() {
        return (TableView<BulkRow>) node("bulk-table");
    }

    private List<String> shown() {
        TableView<BulkRow> table = table();
        return onFx(
                () -> table.getItems().stream().map(row -> row.profile().name()).toList());
    }

    private void open() {
        press("bulk-open");
        awaitShown("bulk-table");
    }

    private void confirm(String phrase) {
        awaitShown("bulk-confirm-phrase");
        type("bulk-confirm-phrase", phrase);
        press("bulk-confirm-revoke");
    }

    /** Chooses all that are shown, and says yes to them. */
    private void revokeAll(String phrase) {
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        confirm(phrase);
    }

    private void awaitSummary(String expected) {
        awaitThat(
                expected, () -> isShown("bulk-summary") && text("bulk-summary").equals(expected));
    }

    private void pick(String profile) {
        TableView<BulkRow> table = table();
        interact(() -> table.getSelectionModel()
                .select(table.getItems().stream()
                        .filter(row -> row.profile().name().equals(profile))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    @DisplayName("are shown by search, environment and tag, and chosen as they are shown")
    void filters() {
        add("Kraków", "a", Environment.PRODUCTION, "PL, hpc");
        add("Lyon", "b", Environment.PRODUCTION, "FR");
        add("Poznań test", "c", Environment.TEST, "pl");
        open();
        assertThat(shown()).containsExactly("Kraków", "Lyon", "Poznań test");
        type("bulk-search", "ń");
        assertThat(shown()).containsExactly("Poznań test");
        type("bulk-search", "");
        choose("bulk-tag", Optional.of("PL"));
        assertThat(shown()).containsExactly("Kraków", "Poznań test");
        choose("bulk-environment", Optional.of(Environment.TEST));
        assertThat(shown()).containsExactly("Poznań test");
        press("bulk-select-all");
        assertThat(text("bulk-chosen")).isEqualTo("1 selected");
        choose("bulk-environment", Optional.empty());
        choose("bulk-tag", Optional.empty());
        assertThat(text("bulk-revoke")).isEqualTo("Revoke 1 provider…");
        press("bulk-select-all");
        assertThat(text("bulk-revoke")).isEqualTo("Revoke 3 providers…");
    }

    @SuppressWarnings("unchecked")
    private <E> void choose(String comboBox, E value) {
        ComboBox<E> box = (ComboBox<E>) node(comboBox);
        interact(() -> box.setValue(value));
    }

    @Test
    @DisplayName("are revoked each in its own way, after the count was typed, and told row by row")
    void eachItsOwnWay() {
        add("Fine", "a", Environment.PRODUCTION, "");
        add("Also fine", "b", Environment.TEST, "");
        add("Refusing", "c", Environment.TEST, "");
        add("Nowhere", new OnezoneAddress("http", "127.0.0.1", 9), EstateServer.token("d"), Environment.TEST, "");
        add("Fine by another name", "a", Environment.TEST, "");
        zone.treat("c", Way.REFUSES);
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-text");
        assertThat(text("bulk-confirm-text")).contains("these 4 providers").contains("This cannot be undone.");
        assertThat(shownTexts("confirmation"))
                .anyMatch(text -> text.endsWith("(1): Fine"))
                .anyMatch(text -> text.contains("a provider that is already included"));
        awaitThat(
                "the checks are told",
                () -> text("bulk-confirm-checks").startsWith("4 of 4 checked, 3 can be verified."));
        assertThat(text("bulk-confirm-checks")).contains("Nowhere: The connection was refused.");
        assertThat(text("bulk-confirm-revoke")).isEqualTo("Revoke 4 providers");
        assertThat(isEnabled("bulk-confirm-revoke")).isFalse();
        type("bulk-confirm-phrase", "revoke 5 providers");
        assertThat(isEnabled("bulk-confirm-revoke")).isFalse();
        assertThat(zone.deleted()).isEmpty();
        confirm("revoke 4 providers");
        awaitSummary("2 revoked and verified · 1 rejected · 1 not sent · 1 same provider");
        assertThat(zone.deleted()).containsExactlyInAnyOrder("a", "b", "c");
        pick("Also fine");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-generation")).contains("1 → 2");
        pick("Refusing");
        awaitText("error-id", "forbidden");
        pick("Nowhere");
        awaitOutcome("Not sent");
        pick("Fine by another name");
        assertThat(text("bulk-detail")).contains("the same provider in the same zone as Fine");
    }

    @Test
    @DisplayName("are asked about once, however often the button is pressed")
    void askedOnce() {
        add("Fine", "a", Environment.TEST, "");
        open();
        press("bulk-select-all");
        ButtonBase revoke = (ButtonBase) node("bulk-revoke");
        interact(() -> {
            revoke.fire();
            revoke.fire();
        });
        confirm("revoke 1 provider");
        awaitSummary("1 revoked and verified");
        assertThat(isShown("bulk-confirm-dialog")).isFalse();
        assertThat(zone.deleted()).containsExactly("a");
    }

    @Test
    @DisplayName("that were rejected before anything was done can be tried again, and only those")
    void retry() {
        add("Fine", "a", Environment.TEST, "");
        add("Rejected", "b", Environment.TEST, "");
        zone.treat("b", Way.REFUSES);
        revokeAll("revoke 2 providers");
        awaitSummary("1 revoked and verified · 1 rejected");
        awaitText("bulk-chosen", "1 selected");
        zone.treat("b", Way.FINE);
        press("bulk-retry-failed");
        confirm("revoke 1 provider");
        awaitSummary("2 revoked and verified");
        assertThat(zone.deleted()).containsExactlyInAnyOrder("a", "b", "b");
        assertThat(isEnabled("bulk-retry-failed")).isFalse();
    }

    @Test
    @DisplayName("that were sent stay out of the next choice, whether they are known to be revoked or not")
    void sentStaysOut() throws Exception {
        beHasty();
        add("Fine", "a", Environment.TEST, "");
        add("Swallowed", "b", Environment.TEST, "");
        add("Unverified", "c", Environment.TEST, "");
        add("Without effect", "d", Environment.TEST, "");
        add("Nowhere", new OnezoneAddress("http", "127.0.0.1", 9), EstateServer.token("e"), Environment.TEST, "");
        zone.treat("b", Way.SWALLOWS);
        zone.treat("c", Way.NO_GENERATION);
        zone.treat("d", Way.YES_WITHOUT_EFFECT);
        revokeAll("revoke 5 providers");
        awaitThat("the run is over", () -> !isEnabled("bulk-stop"));
        awaitThat(
                "it is told",
                () -> text("bulk-summary").startsWith("1 revoked and verified · 1 accepted, not verified"));
        assertThat(text("bulk-chosen")).isEqualTo("1 selected");
        press("bulk-retry-failed");
        awaitShown("bulk-confirm-text");
        assertThat(shownTexts("confirmation")).anyMatch(text -> text.endsWith("(1): Nowhere"));
        assertThat(text("bulk-confirm-revoke")).isEqualTo("Revoke 1 provider");
    }

    @Test
    @DisplayName("that were accepted and not verified are verified as soon as the generation can be read")
    void verifiedLater() {
        add("Unreadable", "a", Environment.TEST, "");
        zone.treat("a", Way.NO_GENERATION_AFTERWARDS);
        revokeAll("revoke 1 provider");
        awaitSummary("1 accepted, not verified");
        pick("Unreadable");
        assertThat(isShown("outcome-check-again")).isTrue();
        zone.treat("a", Way.FINE);
        awaitSummary("1 revoked and verified");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-generation")).contains("1 → 2");
        assertThat(zone.deleted()).containsExactly("a");
    }

    @Test
    @DisplayName("that have become busy since they were asked about are told, and not sent a second time")
    void busySince() {
        add("Taken", "a", Environment.TEST, "");
        add("Edited", "b", Environment.TEST, "");
        add("Fine", "c", Environment.TEST, "");
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-phrase");
        ProfileSession taken = session("Taken");
        ProfileSession edited = session("Edited");
        interact(() -> {
            assertThat(Lease.begin(taken, ProfileSession.Activity.SENDING)).isPresent();
            book().change(edited, edited.profile().tagged(Tags.of("new")), Optional.empty());
        });
        confirm("revoke 3 providers");
        awaitSummary("1 revoked and verified · 2 skipped");
        assertThat(zone.deleted()).containsExactly("c");
        pick("Taken");
        assertThat(text("bulk-detail")).startsWith("A revocation of this profile was already under way");
        pick("Edited");
        assertThat(text("bulk-detail")).startsWith("The profile was edited");
        assertThat(onFx(() -> taken.activityProperty().get())).isEqualTo(ProfileSession.Activity.SENDING);
    }

    private ProfileSession session(String name) {
        return onFx(() -> book().sessions().stream()
                .filter(session -> session.profile().name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    @Test
    @DisplayName("whose generation moved while the question was open are told, and not sent")
    void moved() {
        add("Moved", "a", Environment.TEST, "");
        add("Fine", "b", Environment.TEST, "");
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        awaitThat(
                "the checks are told",
                () -> isShown("bulk-confirm-checks")
                        && text("bulk-confirm-checks").startsWith("2 of 2 checked"));
        zone.revokeBySomebodyElse("a");
        confirm("revoke 2 providers");
        awaitSummary("1 revoked and verified · 1 not sent");
        assertThat(zone.deleted()).containsExactly("b");
        pick("Moved");
        assertThat(text("bulk-detail")).startsWith("The token generation has changed since you confirmed");
    }

    @Test
    @DisplayName("can be stopped: what is under way comes to its end, and no more is sent")
    void stop() {
        for (int i = 0; i < 40; i++) {
            add("P" + i, "p" + i, Environment.TEST, "");
        }
        zone.hold();
        revokeAll("revoke 40 providers");
        awaitThat("the limit is reached", () -> zone.deleting() == 16);
        press("bulk-stop");
        zone.letThrough();
        awaitSummary("16 revoked and verified · 24 not sent");
        assertThat(zone.deleted()).hasSize(16);
        pick("P9");
        assertThat(isEnabled("bulk-retry-failed")).isTrue();
    }

    @Test
    @DisplayName("without a token at hand, or with a user's, are left out and told before anything is sent")
    void leftOut() throws Exception {
        add("Fine", "a", Environment.TEST, "");
        Profile tokenless = new Profile(UUID.randomUUID(), "Tokenless", zone.address(), Environment.TEST, "");
        interact(() -> book().add(tokenless, Optional.empty(), false));
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-text");
        assertThat(shownTexts("confirmation")).contains("Skipped: Tokenless: no access token");
        confirm("revoke 1 provider");
        awaitSummary("1 revoked and verified · 1 skipped");
        pick("Tokenless");
        assertThat(text("bulk-detail")).startsWith("The access token is missing");
        assertThat(export("report.csv")).contains("\"Tokenless\"").contains("Skipped: token missing");
        assertThat(export("report.json")).contains("\"left_out\" : 1").contains("Skipped: token missing");
        assertThat(export("report.html")).contains("Skipped: token missing");
    }

    @Test
    @DisplayName("whose outcome is unknown are settled by later looks")
    void settled() throws Exception {
        beHasty();
        add("Silent", "a", Environment.TEST, "");
        zone.treat("a", Way.SILENT_AFTER_EFFECT);
        revokeAll("revoke 1 provider");
        awaitSummary("1 revoked and verified");
        pick("Silent");
        awaitOutcome("Revoked and verified");
    }

    @Test
    @DisplayName("are handed in as a page, as a table and as JSON")
    void report() throws Exception {
        add("Fine <b>", "a", Environment.PRODUCTION, "PL");
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("bulk-confirm-reason");
        type("bulk-confirm-reason", "incident 7");
        confirm("revoke 1 provider");
        awaitSummary("1 revoked and verified");
        String html = export("report.html");
        assertThat(html)
                .contains("Fine &lt;b&gt;")
                .doesNotContain("<b>")
                .contains("Reason: incident 7")
                .contains("Revoked and verified: 1 → 2");
        assertThat(export("report.csv")).contains("\"Fine <b>\"").contains("\"proved\"");
        assertThat(export("report.json")).contains("\"proved\" : 1").contains("\"bulkAct\"");
        String token = EstateServer.token("a").reveal();
        assertThat(html).doesNotContain(token);
    }

    private String export(String name) throws Exception {
        Path path = folder.resolve(name);
        files.choose(path);
        press("bulk-export");
        awaitThat("it is written", () -> Files.exists(path) && text("bulk-told").contains(name));
        return Files.readString(path);
    }

    @Test
    @DisplayName("have the vault opened once for all of them, before the first DELETE")
    void vaultOnce() throws Exception {
        for (String provider : List.of("a", "b", "c")) {
            ProfileSession session = add("In vault " + provider, provider, Environment.TEST, "");
            interact(() -> book().store(session, TokenHome.VAULT));
        }
        String passphrase = "a long passphrase for the test";
        Vault vault = QuickVaults.at(folder.resolve("vault.p12"));
        vault.create(passphrase.toCharArray());
        vault.writeAll(onFx(() -> book().sessions().stream()
                .collect(Collectors.toMap(
                        session -> session.profile().id(),
                        session -> ProfileSecrets.of(
                                EstateServer.token(session.profile().name().substring(9)))))));
        restart();
        open();
        press("bulk-select-all");
        press("bulk-revoke");
        awaitShown("vault-passphrase");
        assertThat(zone.deleted()).isEmpty();
        type("vault-passphrase", passphrase);
        press("vault-unlock");
        confirm("revoke 3 providers");
        awaitSummary("3 revoked and verified");
    }
}
