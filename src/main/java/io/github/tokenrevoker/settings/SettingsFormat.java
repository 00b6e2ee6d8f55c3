package io.github.tokenrevoker.settings;

import io.github.tokenrevoker.durable.DocumentFormat;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings as {@code settings.json} holds them. A setting that makes no sense counts as not set. */
public final class SettingsFormat implements DocumentFormat<Settings> {
    private static final String CANARY = "canary";
    private static final String VAULT_IDLE_MINUTES = "vaultIdleMinutes";
    private static final String PER_HOST = "revocationsPerHost";
    private static final String CHECK_AT_START = "checkAtStart";

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Set<String> fields() {
        return Set.of(CANARY, CHECK_AT_START, VAULT_IDLE_MINUTES, PER_HOST);
    }

    @Override
    public Settings empty() {
        return Settings.DEFAULT;
    }

    @Override
    public Optional<Settings> read(ObjectNode root) {
        return Optional.of(new Settings(
                root.path(CANARY).asBoolean(Settings.DEFAULT.canary()),
                root.path(CHECK_AT_START).asBoolean(Settings.DEFAULT.checkAtStart()),
                vaultIdle(root.path(VAULT_IDLE_MINUTES)),
                perHost(root.path(PER_HOST))));
    }

    @Override
    public void write(Settings settings, ObjectNode root) {
        root.put(CANARY, settings.canary());
        root.put(CHECK_AT_START, settings.checkAtStart());
        root.put(VAULT_IDLE_MINUTES, settings.vaultIdle().toMinutes());
        root.put(PER_HOST, settings.perHost());
    }

    private static Duration vaultIdle(JsonNode minutes) {
        boolean sensible = minutes.isInt() && minutes.asInt() >= 1 && minutes.asInt() <= Settings.MAX_IDLE_MINUTES;
        return sensible ? Duration.ofMinutes(minutes.asInt()) : Settings.DEFAULT.vaultIdle();
    }

    private static int perHost(JsonNode most) {
        boolean sensible = most.isInt() && most.asInt() >= 1 && most.asInt() <= Settings.MAX_PER_HOST;
        return sensible ? most.asInt() : Settings.DEFAULT.perHost();
    }
}
