package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.ServerCertificate;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.ClockDifference;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.onezone.Verification;
import io.github.tokenrevoker.onezone.ZoneDetails;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.TokenReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was established before a revocation.
 *
 * @param token what the token says of itself
 * @param asked the zone's two answers; empty when it was not asked or not waited for
 * @param further what is good to know besides; empty where there was no time for it
 * @param at when the asking ended, by this machine's clock
 */
public record CheckReport(
        TokenReading token, Caller caller, Optional<Asked> asked, Optional<Further> further, Instant at) {
    /** The answers to {@code GET /provider} and {@code GET /provider/tokens/temporary}. */
    public record Asked(Answer<ProviderDetails> provider, Answer<Generation> generation) {}

    /** The answers to {@code POST /tokens/verify_access_token} and {@code GET /configuration}. */
    public record Further(Answer<Verification> verification, Answer<ZoneDetails> zone) {}

    /** This report with what an earlier one of the same token and address knew besides. */
    public CheckReport keepingFurtherOf(Optional<CheckReport> earlier) {
        Optional<Further> known = further.or(() -> earlier.flatMap(CheckReport::further));
        return new CheckReport(token, caller, asked, known, at);
    }

    /** Only what the token itself says, with what keeps it from being sent, if anything does. */
    static CheckReport offline(TokenReading token, Optional<Finding> obstacle, Instant at) {
        Caller caller =
                obstacle.<Caller>map(Caller.Withheld::new).orElse(new Caller.NotEstablished(Caller.Doubt.NOT_ASKED));
        return new CheckReport(token, caller, Optional.empty(), Optional.empty(), at);
    }

    public Optional<Generation> generation() {
        return asked.flatMap(answers -> answers.generation().success());
    }

    public Optional<ProviderDetails> provider() {
        return asked.flatMap(answers -> answers.provider().success());
    }

    /** How the zone's clock differs from this machine's, by the quickest of its answers. */
    public Optional<ClockDifference> clockDifference() {
        return answers()
                .flatMap(exchange -> exchange.clockDifference().stream())
                .min((one, other) -> one.error().compareTo(other.error()));
    }

    /** A moment of this machine's clock on the zone's clock, as well as it is known. */
    public Instant onZonesClock(Instant here) {
        Duration ahead = clockDifference()
                .filter(ClockDifference::isCertain)
                .map(ClockDifference::ahead)
                .orElse(Duration.ZERO);
        return here.plus(ahead);
    }

    /** What the zone proved itself with; empty without TLS and without an answer. */
    public Optional<ServerCertificate> certificate() {
        return answers()
                .flatMap(exchange -> Stream.ofNullable(exchange.certificate()))
                .findFirst();
    }

    /** A certificate that was shown instead of a proof, and that an operator could pin. */
    public Optional<PresentedCertificate> refusedCertificate() {
        return asked.stream()
                .flatMap(answers -> Stream.of(answers.provider(), answers.generation()))
                .flatMap(answer -> answer instanceof Answer.NotSent<?> notSent
                        ? Stream.ofNullable(notSent.fault().presented())
                        : Stream.empty())
                .findFirst();
    }

    /** Whether no way led to the zone because of a password that it, or what stands before it, did not take. */
    public boolean lacksPassword() {
        return asked.stream()
                .flatMap(answers -> Stream.of(answers.provider(), answers.generation()))
                .anyMatch(answer -> answer instanceof Answer.NotSent<?> notSent
                        && notSent.fault().kind().isOfPassword());
    }

    private Stream<Exchange> answers() {
        return Stream.concat(
                        asked.stream().flatMap(answers -> Stream.of(answers.provider(), answers.generation())),
                        further.stream().flatMap(answers -> Stream.of(answers.verification(), answers.zone())))
                .flatMap(answer -> answer.answered().stream());
    }

    /** Whether a later check found the same provider at the same generation, so that this report still holds. */
    public boolean isConfirmedBy(CheckReport later) {
        return isOfProviderOf(later) && generation().equals(later.generation());
    }

    /**
     * Whether a later check shows that the tokens were revoked since. A smaller generation shows nothing: it is an answer of a
     * node that does not know yet.
     */
    public boolean isOvertakenBy(CheckReport later) {
        return isOfProviderOf(later)
                && later.generation().orElseThrow().isAfter(generation().orElseThrow());
    }

    private boolean isOfProviderOf(CheckReport later) {
        return allowsProof()
                && later.allowsProof()
                && provider().map(ProviderDetails::id).equals(later.provider().map(ProviderDetails::id));
    }

    /** Whether both the caller and the generation are known, without which nothing can be proved. */
    public boolean allowsProof() {
        return caller instanceof Caller.Established && generation().isPresent();
    }
}
