package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.onezone.AuthorityFile;
import io.github.tokenrevoker.onezone.Fingerprint;
import io.github.tokenrevoker.onezone.PresentedCertificate;
import io.github.tokenrevoker.onezone.ProxyChoice;
import io.github.tokenrevoker.onezone.Route;
import io.github.tokenrevoker.onezone.Timeouts;
import io.github.tokenrevoker.onezone.Trust;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.Moments;
import io.github.tokenrevoker.ui.words.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How a Onezone is reached, while it is being written. Belongs to the FX thread; files are read in the background. */
final class RouteModel {
    private static final int MOST_SHOWN = 4;
    private static final int MAX_SUBJECT = 120;

    private final Texts texts = Texts.of(RouteModel.class);
    private final Background background;
    private int readings;

    /** How the server proves itself. */
    enum TrustKind {
        SYSTEM,
        FILE,
        PINNED
    }

    /** Which way requests go. */
    enum ProxyKind {
        SYSTEM,
        DIRECT,
        THROUGH
    }

    final ObjectProperty<TrustKind> trust = new SimpleObjectProperty<>(TrustKind.SYSTEM);
    final StringProperty authorities = new SimpleStringProperty("");
    final StringProperty pin = new SimpleStringProperty("");
    final ObjectProperty<ProxyKind> proxyKind = new SimpleObjectProperty<>(ProxyKind.SYSTEM);
    final StringProperty proxy = new SimpleStringProperty("");
    final IntegerProperty connectSeconds = new SimpleIntegerProperty();
    final IntegerProperty answerSeconds = new SimpleIntegerProperty();

    /** What the file of authorities holds, and what is wrong with it; they follow in a moment. */
    final StringProperty authoritiesShown = new SimpleStringProperty("");

    private final StringProperty authoritiesProblem = new SimpleStringProperty("");

    final StringBinding trustProblem = Bindings.createStringBinding(
            () -> switch (trust.get()) {
                case SYSTEM -> "";
                case FILE -> authoritiesProblem.get();
                case PINNED -> Fingerprint.read(pin.get()).isPresent() ? "" : texts.get("pin.wrong");
            },
            trust,
            authoritiesProblem,
            pin);

    final StringBinding proxyProblem = Bindings.createStringBinding(
            () -> proxyKind.get() == ProxyKind.THROUGH
                            && ProxyChoice.Through.parse(proxy.get()).isEmpty()
                    ? texts.get("proxy.wrong")
                    : "",
            proxyKind,
            proxy);

    RouteModel(Background background, Route route) {
        this.background = background;
        switch (route.trust()) {
            case Trust.OfSystem _ -> {}
            case Trust.Authorities own -> {
                trust.set(TrustKind.FILE);
                authorities.set(own.pem().toString());
            }
            case Trust.Pinned pinned -> {
                trust.set(TrustKind.PINNED);
                pin.set(pinned.fingerprint());
            }
        }
        switch (route.proxy()) {
            case ProxyChoice.OfSystem _ -> {}
            case ProxyChoice.Direct _ -> proxyKind.set(ProxyKind.DIRECT);
            case ProxyChoice.Through through -> {
                proxyKind.set(ProxyKind.THROUGH);
                proxy.set(through.toString());
            }
        }
        connectSeconds.set((int) route.timeouts().connect().toSeconds());
        answerSeconds.set((int) route.timeouts().answer().toSeconds());
        authorities.subscribe(this::readAuthorities);
    }

    private void readAuthorities(String file) {
        int reading = ++readings;
        authoritiesShown.set("");
        if (file.isBlank()) {
            authoritiesProblem.set(texts.get("ca.empty"));
            return;
        }
        authoritiesProblem.set(texts.get("ca.reading"));
        background.run(
                () -> AuthorityFile.shown(Path.of(file.strip())),
                found -> {
                    if (reading == readings) {
                        authoritiesProblem.set("");
                        authoritiesShown.set(words(found));
                    }
                },
                failure -> {
                    if (reading == readings) {
                        authoritiesProblem.set(texts.get("ca.wrong", String.valueOf(failure.getMessage())));
                    }
                });
    }

    private String words(List<PresentedCertificate> found) {
        String shown = found.stream()
                .limit(MOST_SHOWN)
                .map(each -> texts.get(
                        "ca.certificate",
                        Harmless.line(each.certificate().subject(), MAX_SUBJECT),
                        Moments.local(each.validFrom()),
                        Moments.local(each.certificate().validUntil()),
                        each.certificate().fingerprint()))
                .collect(Collectors.joining("\n"));
        return found.size() > MOST_SHOWN ? shown + "\n" + texts.get("ca.more", found.size() - MOST_SHOWN) : shown;
    }

    /** The route as written; empty while something is wrong with it. */
    Optional<Route> route() {
        if (!trustProblem.get().isEmpty() || !proxyProblem.get().isEmpty()) {
            return Optional.empty();
        }
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(connectSeconds.get()), Duration.ofSeconds(answerSeconds.get()));
        return chosenTrust().flatMap(chosen -> chosenProxy().map(way -> new Route(chosen, way, timeouts)));
    }

    private Optional<Trust> chosenTrust() {
        try {
            return switch (trust.get()) {
                case SYSTEM -> Optional.of(new Trust.OfSystem());
                case FILE ->
                    Optional.of(new Trust.Authorities(Path.of(authorities.get().strip())));
                case PINNED -> Fingerprint.read(pin.get()).map(Trust.Pinned::new);
            };
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<ProxyChoice> chosenProxy() {
        return switch (proxyKind.get()) {
            case SYSTEM -> Optional.of(new ProxyChoice.OfSystem());
            case DIRECT -> Optional.of(new ProxyChoice.Direct());
            case THROUGH -> ProxyChoice.Through.parse(proxy.get()).map(through -> through);
        };
    }
}
