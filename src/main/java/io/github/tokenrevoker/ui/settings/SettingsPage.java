package io.github.tokenrevoker.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.settings.Appearance;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.Page;
import io.github.tokenrevoker.ui.secrets.VaultWorkflow;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The page of the settings. Every change holds at once. */
public final class SettingsPage implements Page {
    private static final double WIDTH = 640;

    private final Texts texts = Texts.of(SettingsPage.class);
    private final SettingsStore store;
    private final VaultWorkflow vault;
    private final Background background;
    private final Runnable back;
    private final Label title = new Label(texts.get("title"));
    private final Button passphrase = new Button(texts.get("change-passphrase"));
    private final ScrollPane content = new ScrollPane();
    private Subscription follows = Subscription.EMPTY;

    /**
     * Makes the page.
     *
     * @param back shows the page before
     */
    public SettingsPage(SettingsStore store, VaultWorkflow vault, Background background, Runnable back) {
        this.store = store;
        this.vault = vault;
        this.background = background;
        this.back = back;
        title.setId("settings-title");
        title.getStyleClass().add(Styles.TITLE_3);
        content.setFitToWidth(true);
        content.getStyleClass().add("detail");
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public Node refuge() {
        return title;
    }

    /** Shows the settings as they are now. */
    @Override
    public void opened() {
        content.setContent(form());
        background.run(vault::exists, exists -> passphrase.setDisable(!exists), _ -> {});
    }

    @Override
    public void left() {
        follows.unsubscribe();
    }

    private VBox form() {
        Label problem = new Label();
        problem.setId("settings-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("blocked");
        problem.textProperty()
                .bind(store.problemProperty()
                        .map(unsaved -> unsaved.map(words -> texts.get("unsaved", words))
                                .orElse("")));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        VBox form = new VBox(
                18,
                title,
                appearance(),
                choice("canary", Settings::canary, Settings::withCanary),
                choice("check-at-start", Settings::checkAtStart, Settings::withCheckAtStart),
                perHost(),
                vaultIdle(),
                problem,
                buttons());
        form.setId("settings");
        form.getStyleClass().add("page");
        form.setMaxWidth(WIDTH);
        return form;
    }

    private Node appearance() {
        ComboBox<ColorTheme> theme = new ComboBox<>();
        theme.setId("settings-theme");
        theme.getItems().setAll(ColorTheme.values());
        theme.setConverter(new ThemeNames(texts));
        theme.setValue(store.settings().appearance().theme());
        theme.valueProperty().subscribe((_, chosen) -> change(appearance -> appearance.withTheme(chosen)));
        Spinner<Integer> zoom = new Spinner<>(
                Appearance.MIN_ZOOM,
                Appearance.MAX_ZOOM,
                store.settings().appearance().zoomPercent(),
                10);
        zoom.setId("settings-zoom");
        zoom.setEditable(true);
        zoom.setPrefWidth(90);
        zoom.valueProperty().subscribe((_, chosen) -> {
            if (chosen != store.settings().appearance().zoomPercent()) {
                change(appearance -> appearance.withZoomPercent(chosen));
            }
        });
        // Keys change it too.
        follows = store.settingsProperty()
                .subscribe(
                        now -> zoom.getValueFactory().setValue(now.appearance().zoomPercent()));
        return new HBox(32, named("theme", theme), named("zoom", zoom));
    }

    private void change(UnaryOperator<Appearance> change) {
        store.change(settings -> settings.withAppearance(change.apply(settings.appearance())));
    }

    private VBox named(String key, Control control) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setLabelFor(control);
        return new VBox(6, name, control);
    }

    private Node choice(
            String key, Function<Settings, Boolean> present, BiFunction<Settings, Boolean, Settings> changed) {
        ToggleSwitch wanted = new ToggleSwitch();
        wanted.setId("settings-" + key);
        wanted.setAccessibleText(texts.get(key));
        wanted.setSelected(present.apply(store.settings()));
        wanted.selectedProperty().subscribe((_, on) -> store.change(settings -> changed.apply(settings, on)));
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setLabelFor(wanted);
        Label explanation = new Label(texts.get(key + ".explanation"));
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add(Styles.TEXT_MUTED);
        VBox words = new VBox(4, name, explanation);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(16, words, wanted);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node perHost() {
        Spinner<Integer> most = number(
                "settings-per-host",
                Settings.MAX_PER_HOST,
                store.settings().perHost(),
                (settings, chosen) -> settings.withPerHost(chosen));
        return named("per-host", most);
    }

    private Spinner<Integer> number(String id, int most, int present, BiFunction<Settings, Integer, Settings> changed) {
        Spinner<Integer> number = new Spinner<>(1, most, present);
        number.setId(id);
        number.setEditable(true);
        number.setPrefWidth(90);
        number.valueProperty().subscribe((_, chosen) -> store.change(settings -> changed.apply(settings, chosen)));
        return number;
    }

    private Node vaultIdle() {
        Spinner<Integer> minutes = number(
                "settings-vault-idle",
                Settings.MAX_IDLE_MINUTES,
                (int) store.settings().vaultIdle().toMinutes(),
                (settings, chosen) -> settings.withVaultIdle(Duration.ofMinutes(chosen)));
        passphrase.setId("settings-change-passphrase");
        passphrase.setDisable(true);
        passphrase.setOnAction(_ -> background.start(vault::changePassphrase, _ -> {}));
        Label name = new Label(texts.get("vault-idle"));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setLabelFor(minutes);
        HBox row = new HBox(12, minutes, passphrase);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, name, row);
    }

    private HBox buttons() {
        Button close = Buttons.of("settings-close", texts.get("close"), back);
        close.setCancelButton(true);
        return new HBox(close);
    }
}
