package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.certificate.SystemAuthorities;
import io.github.tokenrevoker.connection.AuthorityFile;
import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Fingerprint;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.proxy.CurrentProxy;
import io.github.tokenrevoker.proxy.ProxySetting;
import io.github.tokenrevoker.proxy.SystemProxy;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.InvalidPathException;
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
    /** A path, and a command that mends what is wrong with its file. */
    private static final int MAX_PROBLEM = 600;

    private final Texts texts = Texts.of(RouteModel.class);
    private final Background background;
    private int readings;
    private int clientReadings;

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
    final StringProperty proxyUser = new SimpleStringProperty("");
    /** Left empty, the password that is known is kept, or asked for when it is needed. */
    final StringProperty proxyPassword = new SimpleStringProperty("");

    /** The path of the client certificate's file; empty without one. */
    final StringProperty client = new SimpleStringProperty("");

    /** Likewise. */
    final StringProperty clientPassword = new SimpleStringProperty("");

    final IntegerProperty connectSeconds = new SimpleIntegerProperty();
    final IntegerProperty answerSeconds = new SimpleIntegerProperty();

    /** What the file of authorities holds, and what is wrong with it; they follow in a moment. */
    final StringProperty authoritiesShown = new SimpleStringProperty("");

    /** What this machine says about proxies now; follows in a moment. */
    final StringProperty systemProxy = new SimpleStringProperty("");

    /** What the operating system's authorities come with that cannot be used; follows in a moment. */
    final StringProperty systemProblems = new SimpleStringProperty("");

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
                    ? texts.get(proxy.get().contains("@") ? "proxy.user.inside" : "proxy.wrong")
                    : userProblem(),
            proxyKind,
            proxy,
            proxyUser);

    /** What the client certificate's file holds; follows in a moment, where its password was written. */
    final StringProperty clientShown = new SimpleStringProperty("");

    final StringProperty clientProblem = new SimpleStringProperty("");

    /** Returns what is in the fields now; of passwords only whether there is one. */
    List<?> entered() {
        return List.of(
                trust.get(),
                authorities.get(),
                pin.get(),
                proxyKind.get(),
                proxy.get(),
                proxyUser.get(),
                proxyPassword.get().isEmpty(),
                client.get(),
                clientPassword.get().isEmpty(),
                connectSeconds.get(),
                answerSeconds.get());
    }

    RouteModel(Background background, Route route) {
        this.background = background;
        route.client().ifPresent(known -> client.set(known.pkcs12().toString()));
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
                proxy.set(through.authority());
                proxyUser.set(through.user().orElse(""));
            }
        }
        connectSeconds.set((int) route.timeouts().connect().toSeconds());
        answerSeconds.set((int) route.timeouts().answer().toSeconds());
        readSystem();
        authorities.subscribe(this::readAuthorities);
        client.subscribe(this::readClient);
        clientPassword.subscribe(this::readClient);
    }

    private void readSystem() {
        background.run(
                () -> SystemAuthorities.read().problems(),
                problems -> systemProblems.set(problems.stream()
                        .limit(MOST_SHOWN)
                        .map(problem -> texts.get("trust.system.problem", Harmless.line(problem, MAX_PROBLEM)))
                        .collect(Collectors.joining("\n"))),
                failure -> systemProblems.set(texts.get("trust.system.problem", FileFailure.words(failure))));
        background.run(
                () -> words(CurrentProxy.get()),
                systemProxy::set,
                failure -> systemProxy.set(texts.get("proxy.system.problem", FileFailure.words(failure))));
    }

    private String words(SystemProxy said) {
        return switch (said.setting()) {
            case ProxySetting.Direct _ -> texts.get("proxy.system.none");
            case ProxySetting.Use use -> texts.get("proxy.system.use", use.server(), said.origin());
            case ProxySetting.NotUnderstood unknown ->
                texts.get("proxy.system.problem", said.origin() + ": " + unknown.why());
        };
    }

    private void readClient() {
        int reading = ++clientReadings;
        clientShown.set("");
        clientProblem.set("");
        Optional<ClientCertificate> chosen = chosenClient();
        if (chosen.isEmpty()) {
            clientProblem.set(client.get().isBlank() ? "" : texts.get("client.no-path"));
            return;
        }
        if (clientPassword.get().isEmpty()) {
            // Whether it opens cannot be said without the password, which may be known elsewhere.
            return;
        }
        Password password = Password.of(clientPassword.get());
        background.run(
                () -> chosen.get().shown(password),
                found -> {
                    if (reading == clientReadings) {
                        clientShown.set(words(found));
                    }
                },
                failure -> {
                    if (reading == clientReadings) {
                        clientProblem.set(texts.get(
                                "client.wrong", Harmless.line(String.valueOf(failure.getMessage()), MAX_PROBLEM)));
                    }
                });
    }

    private Optional<ClientCertificate> chosenClient() {
        try {
            return client.get().isBlank()
                    ? Optional.empty()
                    : Optional.of(new ClientCertificate(TypedPath.absolute(client.get())));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** The passwords that were written, of what was chosen. */
    RoutePasswords passwords() {
        RoutePasswords written = RoutePasswords.NONE;
        if (!proxyPassword.get().isEmpty()) {
            written = written.and(PasswordUse.PROXY, Password.of(proxyPassword.get()));
        }
        if (!clientPassword.get().isEmpty()) {
            written = written.and(PasswordUse.CLIENT_CERTIFICATE, Password.of(clientPassword.get()));
        }
        return route().map(Route::passwordUses).map(written::only).orElse(RoutePasswords.NONE);
    }

    /** A colon ends the name in what a proxy is told, by RFC 7617. */
    private String userProblem() {
        boolean wrong = proxyKind.get() == ProxyKind.THROUGH && proxyUser.get().contains(":");
        return wrong ? texts.get("proxy.user.wrong") : "";
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
                () -> AuthorityFile.shown(TypedPath.absolute(file)),
                found -> {
                    if (reading == readings) {
                        authoritiesProblem.set("");
                        authoritiesShown.set(words(found));
                    }
                },
                failure -> {
                    if (reading == readings) {
                        authoritiesProblem.set(texts.get("ca.wrong", FileFailure.words(failure)));
                    }
                });
    }

    private String words(List<PresentedCertificate> found) {
        String shown = found.stream().limit(MOST_SHOWN).map(this::words).collect(Collectors.joining("\n"));
        return found.size() > MOST_SHOWN ? shown + "\n" + texts.get("ca.more", found.size() - MOST_SHOWN) : shown;
    }

    private String words(PresentedCertificate shown) {
        return texts.get(
                "ca.certificate",
                Harmless.line(shown.certificate().subject(), MAX_SUBJECT),
                Moments.local(shown.validFrom()),
                Moments.local(shown.certificate().validUntil()),
                shown.certificate().fingerprint());
    }

    /** The route as written; empty while something is wrong with it. */
    Optional<Route> route() {
        if (!trustProblem.get().isEmpty()
                || !clientProblem.get().isEmpty()
                || !proxyProblem.get().isEmpty()) {
            return Optional.empty();
        }
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(connectSeconds.get()), Duration.ofSeconds(answerSeconds.get()));
        return chosenTrust()
                .flatMap(chosen -> chosenProxy().map(way -> new Route(chosen, chosenClient(), way, timeouts)));
    }

    private Optional<Trust> chosenTrust() {
        try {
            return switch (trust.get()) {
                case SYSTEM -> Optional.of(new Trust.OfSystem());
                case FILE -> Optional.of(new Trust.Authorities(TypedPath.absolute(authorities.get())));
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
            case THROUGH -> ProxyChoice.Through.parse(proxy.get()).map(through -> through.letting(proxyUser.get()));
        };
    }
}
