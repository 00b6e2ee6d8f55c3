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
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.TokenWords;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells in words what a pasted token says of itself. Reads in the background, since a token may be a mebibyte long; what
 * has been overtaken by a later paste is not told. Belongs to the FX thread.
 */
public final class PastedTokenReader {
    private final Texts texts = Texts.of(PastedTokenReader.class);
    private final Background background;
    private final Clock clock;
    private final Consumer<String> told;
    private int latest;

    public PastedTokenReader(Background background, Clock clock, Consumer<String> told) {
        this.background = background;
        this.clock = clock;
        this.told = told;
    }

    /** Reads a text; one without a token in it is told as an empty one. */
    public void read(String pasted, Optional<Circumstances> circumstances) {
        int number = ++latest;
        if (pasted.isBlank()) {
            told.accept("");
            return;
        }
        background.run(
                () -> pastedToken(pasted)
                        .map(found -> words(found, circumstances))
                        .orElse(""),
                words -> {
                    if (number == latest) {
                        told.accept(words);
                    }
                },
                _ -> {});
    }

    private String words(PastedToken pasted, Optional<Circumstances> circumstances) {
        String remarks = pasted.remarks().stream()
                .sorted()
                .map(remark -> texts.get("token.pasted." + remark) + "\n")
                .collect(Collectors.joining());
        return remarks + words(TokenReader.read(pasted.token()), circumstances);
    }

    private String words(TokenReading reading, Optional<Circumstances> circumstances) {
        Instant now = clock.instant();
        String findings = circumstances
                .or(() -> atHome(reading))
                .map(known -> FindingWords.lines(Findings.of(reading, known, now), now))
                .orElse("");
        return (TokenWords.summary(reading) + "\n" + findings).strip();
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
