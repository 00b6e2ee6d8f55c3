package io.github.tokenrevoker.cli.command;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** The exit codes of all commands, documented in the man page and never reused. */
public enum ExitCode {
    /** Done; every revocation is verified. */
    OK(0, 0),
    /** The command failed for a reason without a specific code. */
    FAILED(1, 3),
    /** The arguments make no sense, or the data folder is not safe. */
    USAGE(2, 4),
    /** Another machine uses the data folder, or a process with which it cannot be shared. */
    FOLDER_IN_USE(3, 4),
    /** Onezone accepted a revocation, and it could not be verified. */
    ACCEPTED(10, 1),
    /** The token generation did not move: nothing was revoked. */
    NOT_REVOKED(11, 8),
    /** Onezone answered with an error, and nothing was revoked. */
    REJECTED(12, 6),
    /** No request left this machine. */
    NOT_SENT(13, 5),
    /** A request was sent, and its outcome is unknown. */
    UNKNOWN(14, 7),
    /** A leaked token still works. */
    STILL_WORKS(15, 9),
    /** Interrupted before anything was sent. */
    INTERRUPTED(130, 2);

    private final int number;
    private final int gravity;

    ExitCode(int number, int gravity) {
        this.number = number;
        this.gravity = gravity;
    }

    public int number() {
        return number;
    }

    public static ExitCode of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Revoked _ -> OK;
            case Outcome.RevokedUnproved _ -> ACCEPTED;
            case Outcome.NotRevoked _ -> NOT_REVOKED;
            case Outcome.Refused refused -> refused.certain() ? REJECTED : UNKNOWN;
            case Outcome.NotSent _ -> NOT_SENT;
            case Outcome.Unknown _ -> UNKNOWN;
        };
    }

    /** Returns what a check says about the revocation that would follow. */
    public static ExitCode of(CheckReport report) {
        if (report.caller() instanceof Caller.Withheld) {
            return NOT_SENT;
        }
        if (report.allowsProof()) {
            return OK;
        }
        return report.asked().stream()
                .flatMap(asked -> Stream.<Answer<?>>of(asked.provider(), asked.generation()))
                .filter(answer -> answer.success().isEmpty())
                .findFirst()
                .map(ExitCode::of)
                .orElse(ACCEPTED);
    }

    private static ExitCode of(Answer<?> answer) {
        return switch (answer) {
            case Answer.Success<?> _ -> OK;
            case Answer.Refusal<?> _ -> REJECTED;
            case Answer.NotSent<?> _ -> NOT_SENT;
            case Answer.Unreadable<?> _, Answer.Lost<?> _ -> UNKNOWN;
        };
    }

    /** The gravest of several; {@link #OK} of none. */
    public static ExitCode gravest(Collection<ExitCode> codes) {
        return codes.stream()
                .max(Comparator.comparingInt((ExitCode code) -> code.gravity))
                .orElse(OK);
    }
}
