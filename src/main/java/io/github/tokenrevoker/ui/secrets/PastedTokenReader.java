package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.PastedToken;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.TokenWords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what a pasted token says of itself, as notes. Works in the background, since a token may be a mebibyte long; what
 * a later paste has overtaken is dropped. Belongs to the FX thread.
 */
public final class PastedTokenReader {
    private final Texts texts = Texts.of(PastedTokenReader.class);
    private final Background background;
    private final Clock clock;
    private final Consumer<List<Note>> told;
    private int latest;

    public PastedTokenReader(Background background, Clock clock, Consumer<List<Note>> told) {
        this.background = background;
        this.clock = clock;
        this.told = told;
    }

    /** Reads a text; one without a token in it gives no notes. */
    public void read(String pasted, Optional<Circumstances> circumstances) {
        int number = ++latest;
        if (pasted.isBlank()) {
            told.accept(List.of());
            return;
        }
        background.run(
                () -> pastedToken(pasted)
                        .map(found -> notes(found, circumstances))
                        .orElse(List.of()),
                notes -> {
                    if (number == latest) {
                        told.accept(notes);
                    }
                },
                _ -> {});
    }

    private List<Note> notes(PastedToken pasted, Optional<Circumstances> circumstances) {
        Stream<Note> remarks =
                pasted.remarks().stream().sorted().map(remark -> Note.stating(texts.get("token.pasted." + remark)));
        TokenReading reading = TokenReader.read(pasted.token());
        Instant now = clock.instant();
        Stream<Note> findings = circumstances.or(() -> atHome(reading)).stream()
                .flatMap(known -> FindingWords.notes(Findings.of(reading, known, now), now).stream());
        return Stream.of(remarks, Stream.of(Note.stating(TokenWords.summary(reading))), findings)
                .flatMap(Function.identity())
                .toList();
    }

    /** Where no host is known yet, the token is judged at its own zone. */
    private static Optional<Circumstances> atHome(TokenReading reading) {
        return reading.legible().flatMap(inscription -> {
            try {
                return Optional.of(Circumstances.at(OnezoneAddress.parse(inscription.onezoneDomain())));
            } catch (UnusableAddressException _) {
                return Optional.empty();
            }
        });
    }

    /** Returns the token in a pasted text; empty when there is none that can be sent. */
    public static Optional<AccessToken> token(String pasted) {
        return pastedToken(pasted).map(PastedToken::token);
    }

    /** Says why a pasted text has no token that can be sent. */
    public static String words(UnusableTokenException unusable) {
        return Texts.of(PastedTokenReader.class).get("token." + unusable.reason());
    }

    private static Optional<PastedToken> pastedToken(String pasted) {
        try {
            return pasted.isBlank() ? Optional.empty() : Optional.of(PastedToken.read(pasted));
        } catch (UnusableTokenException _) {
            return Optional.empty();
        }
    }
}
