package io.github.tokenrevoker.settings;

import io.github.tokenrevoker.durable.DocumentFormat;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings as {@code settings.json} holds them. Of a setting that makes no sense, the default is in force. */
public final class SettingsFormat implements DocumentFormat<Settings> {
    private static final String CANARY = "canary";
    private static final String VAULT_IDLE_MINUTES = "vaultIdleMinutes";
    private static final String PER_HOST = "revocationsPerHost";
    private static final String CHECK_AT_START = "checkAtStart";
    private static final String THEME = "theme";
    private static final String ZOOM_PERCENT = "zoomPercent";

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Set<String> fields() {
        return Stream.concat(
                        Stream.of(CANARY, CHECK_AT_START, VAULT_IDLE_MINUTES, PER_HOST, THEME, ZOOM_PERCENT),
                        WindowStateFormat.FIELDS.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Settings empty() {
        return Settings.DEFAULT;
    }

    @Override
    public Optional<Reading<Settings>> read(ObjectNode root) {
        List<String> oddities = new ArrayList<>();
        Settings settings = new Settings(
                given(root, CANARY, SettingsFormat::bool, Settings.DEFAULT.canary(), oddities),
                given(root, CHECK_AT_START, SettingsFormat::bool, Settings.DEFAULT.checkAtStart(), oddities),
                Duration.ofMinutes(given(
                        root,
                        VAULT_IDLE_MINUTES,
                        node -> number(node, 1, Settings.MAX_IDLE_MINUTES),
                        (int) Settings.DEFAULT.vaultIdle().toMinutes(),
                        oddities)),
                given(
                        root,
                        PER_HOST,
                        node -> number(node, 1, Settings.MAX_PER_HOST),
                        Settings.DEFAULT.perHost(),
                        oddities),
                appearance(root, oddities),
                WindowStateFormat.read(root));
        return Optional.of(new Reading<>(settings, oddities));
    }

    private static Appearance appearance(ObjectNode root, List<String> oddities) {
        String theme = given(
                root,
                THEME,
                node -> theme(node).map(ColorTheme::code),
                Appearance.DEFAULT.theme().code(),
                oddities);
        return new Appearance(
                ColorTheme.valueOf(theme.toUpperCase(Locale.ROOT)),
                given(root, ZOOM_PERCENT, SettingsFormat::zoom, Appearance.DEFAULT.zoomPercent(), oddities));
    }

    @Override
    public void write(Settings settings, ObjectNode root) {
        root.put(CANARY, settings.canary());
        root.put(CHECK_AT_START, settings.checkAtStart());
        root.put(VAULT_IDLE_MINUTES, settings.vaultIdle().toMinutes());
        root.put(PER_HOST, settings.perHost());
        root.put(THEME, settings.appearance().theme().code());
        root.put(ZOOM_PERCENT, settings.appearance().zoomPercent());
        WindowStateFormat.write(settings.window(), root);
    }

    /** An odd value stays in the file until the setting is changed. */
    @Override
    public void keepOddities(ObjectNode before, ObjectNode written) {
        ObjectNode defaults = before.objectNode();
        write(Settings.DEFAULT, defaults);
        keepIfOdd(before, written, defaults, CANARY, SettingsFormat::bool);
        keepIfOdd(before, written, defaults, CHECK_AT_START, SettingsFormat::bool);
        keepIfOdd(before, written, defaults, VAULT_IDLE_MINUTES, node -> number(node, 1, Settings.MAX_IDLE_MINUTES));
        keepIfOdd(before, written, defaults, PER_HOST, node -> number(node, 1, Settings.MAX_PER_HOST));
        keepIfOdd(before, written, defaults, THEME, SettingsFormat::theme);
        keepIfOdd(before, written, defaults, ZOOM_PERCENT, SettingsFormat::zoom);
    }

    private static void keepIfOdd(
            ObjectNode before,
            ObjectNode written,
            ObjectNode defaults,
            String name,
            Function<JsonNode, Optional<?>> reader) {
        JsonNode value = before.path(name);
        boolean odd = !value.isMissingNode() && reader.apply(value).isEmpty();
        if (odd && written.path(name).equals(defaults.path(name))) {
            written.set(name, value);
        }
    }

    private static <V> V given(
            ObjectNode root, String name, Function<JsonNode, Optional<V>> reader, V otherwise, List<String> oddities) {
        JsonNode value = root.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        Optional<V> read = reader.apply(value);
        if (read.isEmpty()) {
            oddities.add(name + " makes no sense; " + otherwise + " is in use");
        }
        return read.orElse(otherwise);
    }

    private static Optional<Boolean> bool(JsonNode value) {
        return switch (value.asString("")) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<ColorTheme> theme(JsonNode value) {
        return Stream.of(ColorTheme.values())
                .filter(theme -> theme.code().equals(value.asString("")))
                .findAny();
    }

    private static Optional<Integer> zoom(JsonNode value) {
        return number(value, Appearance.MIN_ZOOM, Appearance.MAX_ZOOM);
    }

    /** Also in quotes. */
    private static Optional<Integer> number(JsonNode value, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(value.asString("")))
                    .filter(number -> number >= least && number <= most);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
