package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.host.MachineName;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Inscription;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes revocations down: the intent before anything is sent, and the outcome. No token and no part of one is
 * among it, only the token's public id. Calls block.
 */
public final class Recorder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_TEXT = 2_000;

    private final Journal journal;
    private final String toolVersion;
    private final MachineName machine;

    /** A recorder that begins to look up this machine's name, so that no revocation waits for it. */
    public Recorder(Journal journal, String toolVersion) {
        this(journal, toolVersion, MachineName::resolved);
    }

    Recorder(Journal journal, String toolVersion, Supplier<String> machine) {
        this.journal = journal;
        this.toolVersion = toolVersion;
        this.machine = new MachineName(machine);
    }

    /**
     * Writes down that a DELETE is about to leave. Returns when that is on the disk.
     *
     * @param report what is known at this moment, which may be more than the operator saw
     * @throws IOException when it is not
     */
    void intend(ConfirmedRevocation confirmed, CheckReport report) throws IOException {
        Revocation revocation = confirmed.revocation();
        Profile profile = revocation.profile();
        ObjectNode facts = MAPPER.createObjectNode();
        facts.put("operator", bounded(System.getProperty("user.name", "")));
        facts.put("machine", bounded(machine.orEmpty()));
        facts.put("profile", bounded(profile.name()));
        facts.put("profileId", profile.id().toString());
        facts.put("onezone", revocation.access().address().toString());
        facts.put("environment", profile.environment().name().toLowerCase(Locale.ROOT));
        provider(facts, report.caller());
        revocation.report().token().legible().map(Inscription::id).ifPresent(id -> facts.put("tokenId", bounded(id)));
        facts.put("ownTokenDies", revocation.killsItsOwnToken());
        if (!confirmed.reason().isBlank()) {
            facts.put("reason", bounded(confirmed.reason()));
        }
        confirmed.bulkAct().ifPresent(act -> facts.put("bulkAct", act.toString()));
        report.generation().ifPresent(before -> facts.put("generationBefore", before.number()));
        facts.put("tool", toolVersion);
        journal.append(Kind.INTENT, confirmed.act(), facts);
    }

    /**
     * Records the outcome.
     *
     * @param kind whether it is the first outcome, or what an unknown one turned out to be
     * @throws IOException when that is not on the disk
     */
    void conclude(Kind kind, Outcome outcome) throws IOException {
        Attempt attempt = outcome.attempt();
        ObjectNode facts = MAPPER.createObjectNode();
        facts.put("outcome", OutcomeCode.of(outcome).word());
        outcome.before().ifPresent(before -> facts.put("generationBefore", before.number()));
        facts.put("durationMillis", attempt.duration().toMillis());
        provider(facts, attempt.caller());
        switch (outcome) {
            case Outcome.Revoked revoked -> {
                facts.put("answerLost", revoked.answerLost());
                facts.put(
                        "proof",
                        switch (revoked.proof()) {
                            case Proof.GenerationGrew _ -> "generation";
                            case Proof.OwnTokenRevoked _ -> "own token";
                            case Proof.CanaryDied _ -> "canary";
                        });
            }
            case Outcome.RevokedUnproved unproved ->
                facts.put("whyUnproved", unproved.reason().name().toLowerCase(Locale.ROOT));
            case Outcome.NotSent notSent -> fault(facts, notSent.fault());
            // A run that follows looks again at what is not certain.
            case Outcome.Refused refused -> facts.put("certain", refused.certain());
            case Outcome.NotRevoked _, Outcome.Unknown _ -> {}
        }
        outcome.after().ifPresent(after -> facts.put("generationAfter", after.number()));
        outcome.instead().ifPresent(silence -> silence(facts, silence));
        attempt.answer().ifPresent(answer -> exchange(facts, answer));
        journal.append(kind, attempt.act(), facts);
    }

    private static void provider(ObjectNode facts, Caller caller) {
        if (caller instanceof Caller.Established known) {
            facts.put("providerId", bounded(known.provider().id()));
            facts.put("provider", bounded(known.provider().name()));
        }
    }

    private static void silence(ObjectNode facts, Outcome.Silence silence) {
        switch (silence) {
            case Outcome.Silence.Fault fault -> fault(facts, fault.fault());
            case Outcome.Silence.ToolEnded _ -> facts.put("fault", "tool_ended");
            case Outcome.Silence.ToolFailed _ -> facts.put("fault", "tool_failed");
            case Outcome.Silence.OddAnswer odd -> exchange(facts, odd.exchange());
            case Outcome.Silence.Rejected rejected -> {
                exchange(facts, rejected.exchange());
                error(facts, rejected.error());
            }
        }
    }

    private static void fault(ObjectNode facts, TransportFault fault) {
        facts.put("fault", fault.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void exchange(ObjectNode facts, Exchange exchange) {
        facts.put("status", exchange.status());
        if (exchange.serverDate() != null) {
            facts.put("serverDate", exchange.serverDate().toString());
        }
        exchange.clockDifference()
                .ifPresent(difference ->
                        facts.put("serverClockAheadMillis", difference.ahead().toMillis()));
        if (exchange.certificate() != null) {
            facts.put("certificate", exchange.certificate().fingerprint());
        }
    }

    private static void error(ObjectNode facts, OnezoneError error) {
        facts.put("errorId", bounded(error.id()));
        facts.put("errorDescription", bounded(error.description()));
        if (error.details() != null) {
            facts.put("errorDetails", bounded(error.details().toString()));
        }
    }

    private static String bounded(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "\u2026" : text;
    }
}
