package io.github.tokenrevoker.settings;

import io.github.tokenrevoker.durable.DocumentFormat;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Settings as {@code settings.json} holds them. A setting that makes no sense counts as not set. */
public final class SettingsFormat implements DocumentFormat<Settings> {
    private static final String CANARY = "canary";
    private static final String CHECK_AT_START = "checkAtStart";

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Set<String> fields() {
        return Set.of(CANARY, CHECK_AT_START);
    }

    @Override
    public Settings empty() {
        return Settings.DEFAULT;
    }

    @Override
    public Optional<Settings> read(ObjectNode root) {
        return Optional.of(new Settings(
                root.path(CANARY).asBoolean(Settings.DEFAULT.canary()),
                root.path(CHECK_AT_START).asBoolean(Settings.DEFAULT.checkAtStart())));
    }

    @Override
    public void write(Settings settings, ObjectNode root) {
        root.put(CANARY, settings.canary());
        root.put(CHECK_AT_START, settings.checkAtStart());
    }
}
