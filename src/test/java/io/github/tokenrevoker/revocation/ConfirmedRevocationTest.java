package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A confirmation")
class ConfirmedRevocationTest {
    private static final Duration RECENT = Duration.ofSeconds(2);
    private static final UUID BULK = new UUID(0, 9);

    private static Revocation revocation() {
        return new LookBuilder().attempt().revocation();
    }

    private static Revocation of(Environment environment, Caller caller, CheckReport report) {
        Revocation some = revocation();
        Profile profile =
                new Profile(new UUID(0, 1), "Production", some.access().address(), environment, "");
        return Revocation.of(
                profile,
                some.access(),
                new CheckReport(report.token(), caller, report.asked(), report.further(), report.at()),
                false);
    }

    @Test
    @DisplayName("is used up by the first use")
    void once() {
        ConfirmedRevocation confirmed =
                ConfirmedRevocation.confirm(revocation(), "", "").orElseThrow();
        assertThatCode(confirmed::take).doesNotThrowAnyException();
        assertThatIllegalStateException().isThrownBy(confirmed::take);
    }

    @Test
    @DisplayName("knows what was confirmed and why, and has an act of its own")
    void facts() {
        Revocation revocation = revocation();
        ConfirmedRevocation confirmed =
                ConfirmedRevocation.confirm(revocation, "", "incident 7").orElseThrow();
        assertThat(confirmed.revocation()).isSameAs(revocation);
        assertThat(confirmed.reason()).isEqualTo("incident 7");
        assertThat(confirmed.bulkAct()).isEmpty();
        assertThat(confirmed.act())
                .isNotEqualTo(ConfirmedRevocation.confirm(revocation, "", "")
                        .orElseThrow()
                        .act());
    }

    @Test
    @DisplayName("by an operator who looked at the check lets the generation be read again")
    void looksAgain() {
        assertThat(ConfirmedRevocation.confirm(revocation(), "", "")
                        .orElseThrow()
                        .isCheckedWithin(RECENT, 0))
                .isFalse();
    }

    @Test
    @DisplayName("of one of many makes do with its check for as long as that is recent")
    void recent() {
        ConfirmedRevocation one = ConfirmedRevocation.oneOfMany(revocation(), "why", BULK, OptionalLong.of(1000));
        assertThat(one.isCheckedWithin(RECENT, 1000)).isTrue();
        assertThat(one.isCheckedWithin(RECENT, 1000 + RECENT.toNanos())).isTrue();
        assertThat(one.isCheckedWithin(RECENT, 1001 + RECENT.toNanos())).isFalse();
        assertThat(one.bulkAct()).contains(BULK);
        assertThat(one.reason()).isEqualTo("why");
        assertThat(ConfirmedRevocation.oneOfMany(revocation(), "", BULK, OptionalLong.empty())
                        .isCheckedWithin(RECENT, 0))
                .isFalse();
    }

    @Test
    @DisplayName("is not to be had for a token that must not be sent, whatever is typed")
    void blocked() {
        Caller withheld = new Caller.Withheld(new Finding.NotAProviders(new Subject.Nobody()));
        Revocation blocked = of(Environment.TEST, withheld, revocation().report());
        assertThat(blocked.isBlocked()).isTrue();
        assertThat(ConfirmedRevocation.confirm(blocked, "", "")).isEmpty();
        assertThat(revocation().isBlocked()).isFalse();
    }

    @Test
    @DisplayName("of production needs the phrase, of anything else none")
    void phrase() {
        Revocation production =
                of(Environment.PRODUCTION, LookBuilder.KNOWN, revocation().report());
        assertThat(production.phrase()).contains(new ConfirmationPhrase("Production"));
        assertThat(ConfirmedRevocation.confirm(production, "", "")).isEmpty();
        assertThat(ConfirmedRevocation.confirm(production, "production", "")).isEmpty();
        assertThat(ConfirmedRevocation.confirm(production, "Production", "")).isPresent();
        assertThat(revocation().phrase()).isEmpty();
    }

    @Test
    @DisplayName("can be asked for again, with what has changed and everything else as it was")
    void again() {
        Revocation first = revocation();
        Revocation moved = first.movedTo(first.report());
        assertThat(moved.movedFrom()).isEqualTo(first.report().generation());
        assertThat(moved.access()).isSameAs(first.access());
        Revocation unrecordable = first.unrecordable("the disk is full");
        assertThat(unrecordable.journalProblem()).contains("the disk is full");
        assertThat(unrecordable.movedTo(first.report()).journalProblem()).contains("the disk is full");
        assertThat(first.journalProblem()).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("waits from the moment at which nothing more was done, to the nanosecond")
    void waits() {
        Timing timing = Timing.startingAt(LookBuilder.NOW, 10).waitingSince(100);
        assertThat(timing.hasWaitedFor(RECENT, 99 + RECENT.toNanos())).isFalse();
        assertThat(timing.hasWaitedFor(RECENT, 100 + RECENT.toNanos())).isTrue();
        assertThat(timing.endedAt(110).duration()).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    @DisplayName("is measured against a baseline that counts for one provider")
    void baseline() {
        Baseline own = new Baseline(
                new Caller.NotEstablished(Caller.Doubt.NO_ANSWER), Optional.of(new Generation(3)), Optional.empty());
        Baseline another = new Baseline(own.caller(), own.before(), Optional.of("xyz"));
        assertThat(own.isComparable()).isTrue();
        assertThat(own.mayBecomeEstablished()).isTrue();
        assertThat(another.isComparable()).isFalse();
        assertThat(own.judging(LookBuilder.KNOWN).isCallerEstablished()).isTrue();
        assertThat(another.judging(LookBuilder.KNOWN).caller())
                .isEqualTo(new Caller.NotEstablished(Caller.Doubt.ANOTHER_PROVIDER));
        assertThat(another.judging(LookBuilder.KNOWN).mayBecomeEstablished()).isFalse();
        assertThat(new Baseline(own.caller(), own.before(), Optional.of("abc"))
                        .judging(LookBuilder.KNOWN)
                        .isComparable())
                .isTrue();
    }
}
