package io.github.tokenrevoker.words;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.OnezoneError;
import java.time.Instant;
import java.util.Optional;

/** What a server answered, or why it did not, in one line. */
public final class AnswerWords {
    private static final int MAX_LENGTH = 300;
    private static final Texts TEXTS = Texts.of(AnswerWords.class);

    private AnswerWords() {}

    /** Such as {@code 403 authorization error}. */
    public static String status(int status) {
        return status + " " + TEXTS.find("status." + status).orElseGet(() -> TEXTS.get("status.other"));
    }

    /** Returns what happened to the request, as a sentence. */
    public static String brief(TransportFault.Kind kind) {
        return TEXTS.get("fault." + kind);
    }

    /** What happened on the way, with the library's own words behind it. */
    public static String fault(TransportFault fault) {
        String words = brief(fault.kind()) + " (" + Harmless.line(fault.technical(), MAX_LENGTH) + ")";
        PresentedCertificate presented = fault.culprit() == null ? fault.presented() : fault.culprit();
        return presented == null ? words : words + " " + certificate(fault.kind(), presented);
    }

    private static String certificate(TransportFault.Kind kind, PresentedCertificate presented) {
        Instant now = Instant.now();
        String names = presented.names().isEmpty()
                ? TEXTS.get("certificate.no-names")
                : Harmless.line(String.join(", ", presented.names()), MAX_LENGTH);
        return TEXTS.get(
                "certificate." + kind,
                Harmless.line(presented.certificate().subject(), MAX_LENGTH),
                Harmless.line(presented.issuer(), MAX_LENGTH),
                Moments.local(presented.validFrom()),
                Moments.local(presented.certificate().validUntil()),
                names,
                Moments.distance(presented.certificate().validUntil(), now),
                Moments.distance(now, presented.validFrom()));
    }

    /** Why the answer is no success; empty when it is one. */
    public static Optional<String> problem(Answer<?> answer) {
        return switch (answer) {
            case Answer.Success<?> _ -> Optional.empty();
            case Answer.Refusal<?> refusal -> Optional.of(refusal(refusal.error(), refusal.exchange()));
            case Answer.Unreadable<?> odd -> Optional.of(odd(odd.exchange()));
            case Answer.NotSent<?> notSent -> Optional.of(fault(notSent.fault()));
            case Answer.Lost<?> lost -> Optional.of(fault(lost.fault()));
        };
    }

    private static String refusal(OnezoneError error, Exchange exchange) {
        OnezoneError cause = error.innermost();
        return TEXTS.get(
                "answer.error",
                status(exchange.status()),
                Harmless.line(cause.description(), MAX_LENGTH),
                Harmless.line(cause.id(), MAX_LENGTH));
    }

    private static String odd(Exchange exchange) {
        String location = exchange.location();
        return exchange.isRedirect() && location != null
                ? TEXTS.get("answer.redirect", status(exchange.status()), Harmless.line(location, MAX_LENGTH))
                : TEXTS.get("answer.raw", status(exchange.status()));
    }
}
