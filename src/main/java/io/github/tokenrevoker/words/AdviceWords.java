package io.github.tokenrevoker.words;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.OnezoneError;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What to do about an answer that is no success. */
public final class AdviceWords {
    private static final String ANY_BAD_VALUE = "badValue";
    private static final String OF_ID = "advice.id.";
    private static final int MAX_RETRY_AFTER = 60;
    private static final Texts TEXTS = Texts.of(AdviceWords.class);

    private AdviceWords() {}

    /** By the innermost cause, then by the error itself, then by the status. */
    public static String of(Optional<OnezoneError> error, Exchange exchange) {
        if (exchange.isRedirect()) {
            return TEXTS.get("advice.redirect");
        }
        String words = error.flatMap(known -> ofId(known.innermost().id()).or(() -> ofId(known.id())))
                .or(() -> TEXTS.find("advice.status." + exchange.status()))
                .orElseGet(() -> TEXTS.get("advice.other"));
        String retryAfter = exchange.retryAfter();
        return retryAfter == null
                ? words
                : words + " " + TEXTS.get("advice.retry-after", Harmless.line(retryAfter, MAX_RETRY_AFTER));
    }

    /** What to do about every error id that Onezone documents, by the id. */
    public static SortedMap<String, String> byId() {
        return TEXTS.keys(OF_ID)
                .collect(Collectors.toMap(
                        key -> key.substring(OF_ID.length()), TEXTS::get, (one, _) -> one, TreeMap::new));
    }

    /** About a request that never left this machine. */
    public static String of(TransportFault fault) {
        return TEXTS.find("not-sent.advice." + fault.kind()).orElseGet(() -> TEXTS.get("not-sent.advice"));
    }

    /** About a question whose answer was lost: the token may have reached the server, whatever the fault is. */
    private static String ofLostAnswer(TransportFault fault) {
        return TEXTS.find("check-lost.advice." + fault.kind()).orElseGet(() -> TEXTS.get("check-lost.advice"));
    }

    /** About any answer to a check, which changes nothing on the server; empty for a success. */
    public static Optional<String> of(Answer<?> answer) {
        return switch (answer) {
            case Answer.Success<?> _ -> Optional.empty();
            case Answer.Refusal<?> refusal -> Optional.of(of(Optional.of(refusal.error()), refusal.exchange()));
            case Answer.Unreadable<?> odd -> Optional.of(of(Optional.empty(), odd.exchange()));
            case Answer.NotSent<?> notSent -> Optional.of(of(notSent.fault()));
            case Answer.Lost<?> lost -> Optional.of(ofLostAnswer(lost.fault()));
        };
    }

    private static Optional<String> ofId(String id) {
        return TEXTS.find(OF_ID + id)
                .or(() -> id.startsWith(ANY_BAD_VALUE) ? TEXTS.find(OF_ID + ANY_BAD_VALUE) : Optional.empty());
    }
}
