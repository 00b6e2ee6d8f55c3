package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.connection.Fingerprint;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.words.Harmless;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say where a Onezone is and how it is reached, as in a profile. */
public final class RouteOptions {
    public static final String HOST = "--host";
    public static final String ENVIRONMENT = "--environment";
    public static final List<String> ENVIRONMENTS = List.of("production", "staging", "test");
    private static final String CA = "--ca";
    private static final String PIN = "--pin";
    private static final String PROXY = "--proxy";
    private static final int MAX_TEXT = 120;

    private RouteOptions() {}

    public static void addTo(CommandSpec spec, String hostDescription) {
        spec.addOption(Options.value(HOST, "HOST", hostDescription));
        spec.addOption(Options.value(CA, "FILE", "Trust only the certificate authorities in this PEM file."));
        spec.addOption(Options.value(PIN, "FINGERPRINT", "Trust only the certificate with this SHA-256 fingerprint."));
        spec.addOption(
                Options.value(PROXY, "PROXY", "Use this proxy, as HOST:PORT or a URL. “none” uses no proxy at all."));
    }

    /** Whether any of the options is given that only make sense with a host. */
    public static boolean areGiven(ParseResult parsed) {
        return Options.isGiven(parsed, CA) || Options.isGiven(parsed, PIN) || Options.isGiven(parsed, PROXY);
    }

    public static OnezoneAddress address(String text) throws CommandException {
        try {
            return OnezoneAddress.parse(text);
        } catch (UnusableAddressException unusable) {
            throw CommandException.usage(HOST + " " + Harmless.line(text, MAX_TEXT) + ": not an address of a Onezone ("
                    + unusable.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        }
    }

    public static Environment environment(String word) throws CommandException {
        for (Environment environment : Environment.values()) {
            if (environment.name().equalsIgnoreCase(word.strip())) {
                return environment;
            }
        }
        throw CommandException.usage(
                ENVIRONMENT + " " + Harmless.line(word, MAX_TEXT) + ": must be production, staging or test");
    }

    public static Route route(ParseResult parsed) throws CommandException {
        Route route = Route.DEFAULT;
        Optional<String> ca = Options.text(parsed, CA);
        Optional<String> pin = Options.text(parsed, PIN);
        if (ca.isPresent() && pin.isPresent()) {
            throw CommandException.usage("give " + CA + " or " + PIN + ", not both");
        }
        if (ca.isPresent()) {
            route = route.trusting(new Trust.Authorities(file(CA, ca.get())));
        }
        if (pin.isPresent()) {
            if (Fingerprint.read(pin.get()).isEmpty()) {
                throw CommandException.usage(PIN + ": a SHA-256 fingerprint has 64 hexadecimal digits");
            }
            route = route.trusting(new Trust.Pinned(pin.get()));
        }
        Optional<String> proxy = Options.text(parsed, PROXY);
        return proxy.isPresent() ? route.by(proxy(proxy.get())) : route;
    }

    private static ProxyChoice proxy(String text) throws CommandException {
        return text.equalsIgnoreCase("none")
                ? new ProxyChoice.Direct()
                : ProxyChoice.Through.parse(text)
                        .orElseThrow(() -> CommandException.usage(
                                PROXY + ": must be HOST:PORT, a URL with a port and" + " without a user, or none"));
    }

    private static Path file(String option, String name) throws CommandException {
        try {
            Path file = Path.of(name).toAbsolutePath();
            if (Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException _) {
            // Told below.
        }
        throw CommandException.usage(
                option + " " + Harmless.line(name, MAX_TEXT) + ": there is no such file, or it can't be read");
    }
}
