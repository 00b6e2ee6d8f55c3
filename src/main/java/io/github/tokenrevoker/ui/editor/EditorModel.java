package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.quoting.VisibleText;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.secrets.PastedTokenReader;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;

/** The fields of a profile while they are being written, and what is wrong with each. Belongs to the FX thread. */
final class EditorModel {
    /** Longer notes than anybody writes; a pasted file would slow every search. */
    private static final int MAX_NOTES = 20_000;

    private final Texts texts = Texts.of(EditorModel.class);
    private final UUID id;
    private final Predicate<String> isTaken;
    private final PastedTokenReader pastedToken;
    private final Optional<Profile> edited;

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty token = new SimpleStringProperty("");
    final StringProperty notes = new SimpleStringProperty("");
    final StringProperty tags = new SimpleStringProperty("");
    /** Where the token is to rest. Follows the keyring's answer until somebody chooses. */
    final ObjectProperty<TokenHome> home;

    /** The program whose output is the token, as a line; counts only where the token comes from a command. */
    final StringProperty tokenCommand = new SimpleStringProperty("");

    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.PRODUCTION);

    /** What is wrong with each field, empty where nothing is. */
    final StringBinding nameProblem = Bindings.createStringBinding(this::whatIsWrongWithName, name);

    final StringBinding hostProblem = Bindings.createStringBinding(this::whatIsWrongWithHost, host);
    final StringBinding tokenProblem = Bindings.createStringBinding(this::whatIsWrongWithToken, token);
    final StringBinding tokenCommandProblem;
    final StringBinding tagsProblem = Bindings.createStringBinding(this::whatIsWrongWithTags, tags);
    final StringBinding notesProblem = Bindings.createStringBinding(this::whatIsWrongWithNotes, notes);

    /** The address that will be called, in words; empty while there is none. */
    final StringBinding addressShown = Bindings.createStringBinding(this::addressInWords, host);

    /** What the token says of itself; empty without one. Follows in a moment: a token may be a mebibyte long. */
    final ObjectProperty<List<Note>> tokenShown = new SimpleObjectProperty<>(List.of());

    /** What keeps the profile from being saved, empty when nothing does. */
    final StringBinding firstProblem;

    final BooleanBinding complete;

    /** How the Onezone is reached. */
    final RouteModel route;

    private EditorModel(Background background, Clock clock, Optional<Profile> edited, Predicate<String> isTaken) {
        this.pastedToken = new PastedTokenReader(background, clock, tokenShown::set);
        this.edited = edited;
        this.id = edited.map(Profile::id).orElseGet(UUID::randomUUID);
        this.isTaken = isTaken;
        this.route = new RouteModel(background, edited.map(Profile::route).orElse(Route.DEFAULT));
        this.home = new SimpleObjectProperty<>(edited.map(Profile::home).orElse(TokenHome.NOWHERE));
        tokenCommandProblem = Bindings.createStringBinding(this::whatIsWrongWithTokenCommand, home, tokenCommand);
        firstProblem = Bindings.createStringBinding(
                () -> Stream.<ObservableStringValue>of(
                                nameProblem,
                                hostProblem,
                                tokenProblem,
                                tokenCommandProblem,
                                tagsProblem,
                                notesProblem,
                                route.trustProblem,
                                route.clientProblem,
                                route.proxyProblem)
                        .map(ObservableStringValue::get)
                        .filter(problem -> !problem.isEmpty())
                        .findFirst()
                        .orElse(""),
                nameProblem,
                hostProblem,
                tokenProblem,
                tokenCommandProblem,
                tagsProblem,
                notesProblem,
                route.trustProblem,
                route.clientProblem,
                route.proxyProblem);
        complete = firstProblem.isEmpty();
        token.subscribe(this::readToken);
        host.subscribe(this::readToken);
    }

    /** Begins with nothing written. */
    static EditorModel empty(Background background, Clock clock, Predicate<String> isTaken) {
        return new EditorModel(background, clock, Optional.empty(), isTaken);
    }

    /** Begins with what a profile has. Its token is not shown: an empty field leaves it as it is. */
    static EditorModel of(Background background, Clock clock, Profile profile, Predicate<String> isTaken) {
        EditorModel model = new EditorModel(background, clock, Optional.of(profile), isTaken);
        model.name.set(profile.name());
        model.host.set(profile.address().toString());
        model.environment.set(profile.environment());
        model.notes.set(profile.notes());
        model.tags.set(profile.tags().toString());
        profile.tokenCommand().map(TokenCommand::line).ifPresent(model.tokenCommand::set);
        return model;
    }

    private String whatIsWrongWithName() {
        String text = name.get().strip();
        if (text.isEmpty()) {
            return texts.get("name.empty");
        }
        if (text.length() > Profile.MAX_NAME_LENGTH) {
            return texts.get("name.long", Profile.MAX_NAME_LENGTH);
        }
        if (!VisibleText.isVisible(text)) {
            return texts.get("name.invisible");
        }
        return isTaken.test(text) ? texts.get("name.taken") : "";
    }

    private String whatIsWrongWithHost() {
        try {
            OnezoneAddress.parse(host.get());
            return "";
        } catch (UnusableAddressException unusable) {
            return texts.get("host." + unusable.reason());
        }
    }

    private String whatIsWrongWithToken() {
        if (token.get().isBlank()) {
            return "";
        }
        try {
            AccessToken.pasted(token.get());
            return "";
        } catch (UnusableTokenException unusable) {
            return PastedTokenReader.words(unusable);
        }
    }

    private String whatIsWrongWithTokenCommand() {
        return home.get() == TokenHome.COMMAND
                ? TokenCommand.problem(tokenCommand.get())
                        .map(problem -> texts.get("token-command." + problem))
                        .orElse("")
                : "";
    }

    private Optional<TokenCommand> command() {
        return home.get() == TokenHome.COMMAND ? TokenCommand.parse(tokenCommand.get()) : Optional.empty();
    }

    private String whatIsWrongWithTags() {
        Tags written = Tags.of(tags.get());
        if (!VisibleText.isVisible(tags.get())) {
            return texts.get("name.invisible");
        }
        return written.areSensible() ? "" : texts.get("tags.long", Tags.MOST, Tags.MAX_LENGTH);
    }

    private String whatIsWrongWithNotes() {
        return notes.get().length() > MAX_NOTES ? texts.get("notes.long", MAX_NOTES) : "";
    }

    private String addressInWords() {
        return address()
                .map(address -> {
                    boolean internationalised = !address.host().startsWith("[")
                            && !address.readableHost().equals(address.host());
                    return internationalised
                            ? texts.get("host.calls.idn", address, address.readableHost())
                            : texts.get("host.calls", address);
                })
                .orElse("");
    }

    private void readToken() {
        pastedToken.read(
                token.get(), address().map(address -> Circumstances.at(address).accepting(acceptedZoneOf(address))));
    }

    /** What was accepted for one address says nothing of another. */
    private Optional<String> acceptedZoneOf(OnezoneAddress address) {
        return edited.filter(profile -> profile.address().equals(address)).flatMap(Profile::acceptedZone);
    }

    private Optional<OnezoneAddress> address() {
        try {
            return Optional.of(OnezoneAddress.parse(host.get()));
        } catch (UnusableAddressException _) {
            return Optional.empty();
        }
    }

    /** Returns what is in the fields now, to be compared with what was in them before. */
    List<?> entered() {
        // A new profile's storage follows the keyring by itself.
        Optional<TokenHome> storage = edited.map(_ -> home.get());
        return List.of(
                name.get(),
                host.get(),
                environment.get(),
                tags.get(),
                notes.get(),
                token.get().isEmpty(),
                storage,
                tokenCommand.get(),
                route.entered());
    }

    /** The profile as written; empty while a field is wrong. */
    Optional<ProfileDraft> draft() {
        return address()
                .filter(_ -> complete.get())
                .map(address -> new ProfileDraft(
                        new Profile(
                                id,
                                name.get().strip(),
                                address,
                                environment.get(),
                                notes.get(),
                                Tags.of(tags.get()),
                                home.get(),
                                command(),
                                route.route().orElse(Route.DEFAULT),
                                acceptedZoneOf(address),
                                edited.flatMap(Profile::diedToken),
                                edited.map(Profile::unknown).orElse(Map.of())),
                        new ProfileSecrets(PastedTokenReader.token(token.get()), route.passwords())));
    }
}
