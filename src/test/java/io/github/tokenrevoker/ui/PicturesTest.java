package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.revocation.bulk.EstateServer.Way;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes the pictures of the documentation; {@code packaging/pictures} runs it. {@code -Dpictures.into} names the folder, and
 * {@code -Dpictures.size} the size of the window, as in {@code 1280x720} or, with pixels of double density, {@code 1920x1080@2}.
 */
@Tag("pictures")
@DisplayName("The pictures of the documentation")
class PicturesTest extends WindowTest {
    private static final Path INTO =
            Path.of(System.getProperty("basedir"), System.getProperty("pictures.into", "target/pictures"));
    private static final String SIZE = System.getProperty("pictures.size", "1280x720");

    /** Places of the federation that the bulk picture revokes for. */
    private static final List<String> SITES = List.of(
            "CYFRONET Kraków",
            "PSNC Poznań",
            "ICM Warszawa",
            "CC-IN2P3 Lyon",
            "DESY Hamburg",
            "KIT Karlsruhe",
            "CESNET Praha",
            "INFN Bari",
            "CNAF Bologna",
            "PIC Barcelona",
            "SURF Amsterdam",
            "LIP Lisboa",
            "GRNET Athina",
            "CSC Espoo");

    /** The headless platform draws no larger window; a larger picture is laid out without one. */
    private static final int HEADLESS_PIXELS = 1_000_000;

    private ColorTheme theme = ColorTheme.LIGHT;

    @ParameterizedTest(name = "in the {0} theme")
    @EnumSource(
            value = ColorTheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("show a leak from what leaked to its end, and every result")
    void leak(ColorTheme chosen) throws IOException {
        dress(chosen);
        picture("welcome", "profile-list");
        PracticeZone zone = startPractice();
        press("nav-leak");
        press("leak-practice");
        awaitThat(
                "the leak is read",
                () -> ((TableView<?>) node("leak-table")).getItems().size() == 4);
        press("leak-check");
        awaitThat("all are asked about", () -> text("leak-summary").contains("working"));
        picture("leaked-tokens", "leak-table");
        press("leak-revoke");
        awaitEnabled("confirm-revoke");
        picture("confirmation-practice", "confirm-dialog");
        press("confirm-revoke");
        awaitThat("the leak is ended", () -> text("leak-told").startsWith("1 of 1"));
        picture("leak-ended", "leak-table");
        toProfiles();
        choose("Practice");
        awaitOutcome("Revoked and verified");
        picture("verified", "outcome-title");
        answerNext(NextAnswer.WRITE_FAILED_204);
        press("revoke");
        press("confirm-revoke");
        awaitOutcome("Not revoked");
        picture("not-revoked", "outcome-title");
        answerNext(NextAnswer.UNAUTHORIZED_401);
        press("revoke");
        press("confirm-revoke");
        awaitOutcome("Rejected");
        picture("rejected", "outcome-title");
        addProfile(
                "CYFRONET Kraków",
                zone.address(),
                Environment.PRODUCTION,
                zone.token(PracticeToken.PROVIDER_TEMPORARY));
        press("check-connection");
        awaitThat("it is checked", () -> !text("generation").equals("–"));
        picture("provider", "revoke");
        press("revoke");
        awaitShown("confirm-phrase");
        type("confirm-reason", "INC-42: token in the log of a pod");
        type("confirm-phrase", "Practice");
        awaitEnabled("confirm-cancel");
        picture("confirmation", "confirm-dialog");
        press("confirm-cancel");
        press("journal-open");
        awaitThat("it is verified", () -> text("journal-state").startsWith("Intact"));
        TableView<?> acts = (TableView<?>) node("journal-table");
        interact(() -> acts.getSelectionModel().select(0));
        picture("journal", "journal-table");
        press("settings-open");
        picture("settings", "settings");
        toProfiles();
        press("profile-add");
        type("editor-name", "PL-Grid");
        type("editor-host", "onezone.plgrid.pl");
        type("editor-token", zone.token(PracticeToken.PROVIDER_TEMPORARY).reveal());
        awaitThat("it is read", () -> !text("editor-token-note").isEmpty());
        picture("editor", "editor");
        press("editor-cancel");
    }

    @ParameterizedTest(name = "in the {0} theme")
    @EnumSource(
            value = ColorTheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("show a bulk revocation before and after")
    void bulk(ColorTheme chosen) throws Exception {
        beHasty();
        dress(chosen);
        try (EstateServer zone = new EstateServer();
                EstateServer other = new EstateServer()) {
            List<Environment> environments = List.of(Environment.values());
            for (int i = 0; i < SITES.size(); i++) {
                String provider = "p" + i;
                EstateServer home = i % 3 == 0 ? other : zone;
                home.treat(
                        provider,
                        switch (i) {
                            case 4 -> Way.REFUSES;
                            case 7 -> Way.YES_WITHOUT_EFFECT;
                            case 9 -> Way.SWALLOWS;
                            case 11 -> Way.NO_GENERATION;
                            default -> Way.FINE;
                        });
                Profile profile = new Profile(
                                UUID.randomUUID(), SITES.get(i), home.address(), environments.get(i % 3), "")
                        .tagged(Tags.of(i % 2 == 0 ? "federation, hpc" : "federation"));
                onFx(() -> book().add(profile, Optional.of(EstateServer.token(provider)), false));
            }
            press("bulk-open");
            press("bulk-select-all");
            press("bulk-revoke");
            awaitThat("they are checked", () -> text("bulk-confirm-checks").startsWith("14 of 14"));
            type("bulk-confirm-phrase", "revoke 14");
            picture("bulk-confirmation", "bulk-confirm-dialog");
            type("bulk-confirm-phrase", "revoke 14 providers");
            press("bulk-confirm-revoke");
            awaitEnabled("bulk-retry-failed");
            picture("bulk", "bulk-table");
        }
    }

    private void dress(ColorTheme chosen) {
        theme = chosen;
        interact(() -> settings()
                .change(before -> before.withAppearance(before.appearance().withTheme(chosen))));
    }

    /** Where the profiles are a page of the window, goes there. */
    private void toProfiles() {
        if (isShown("nav-profiles")) {
            press("nav-profiles");
        }
        ListView<?> list = list();
        interact(() -> list.getScene().getWindow().requestFocus());
    }

    /** Takes a window of the wanted size; dialogs keep their own. */
    private void picture(String name, String idInside) throws IOException {
        String[] size = SIZE.split("[x@]", 3);
        int wide = Integer.parseInt(size[0]);
        int high = Integer.parseInt(size[1]);
        int density = size.length == 3 ? Integer.parseInt(size[2]) : 1;
        Scene scene = onFx(() -> lookup("#" + idInside).query().getScene());
        boolean isDialog = onFx(() -> scene.getWindow() instanceof Stage stage && stage.getOwner() != null);
        boolean fits = wide * high <= HEADLESS_PIXELS;
        if (!isDialog && fits) {
            interact(() -> {
                scene.getWindow().setWidth(wide);
                scene.getWindow().setHeight(high);
            });
        }
        WritableImage image = onFx(() -> {
            Parent root = scene.getRoot();
            if (!isDialog && !fits) {
                layOut(root, wide, high);
            }
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(density, density));
            parameters.setFill(scene.getFill());
            WritableImage taken = root.snapshot(parameters, null);
            layOut(root, scene.getWidth(), scene.getHeight());
            return taken;
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Files.createDirectories(INTO);
        Path file = INTO.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
    }

    /** Cells of a table come with the second pass. */
    private static void layOut(Parent root, double wide, double high) {
        root.resize(wide, high);
        for (int pass = 0; pass < 3; pass++) {
            root.applyCss();
            root.layout();
        }
    }
}
