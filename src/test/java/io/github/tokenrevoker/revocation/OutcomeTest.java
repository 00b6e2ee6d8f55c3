package io.github.tokenrevoker.revocation;

import static io.github.tokenrevoker.revocation.LookBuilder.fault;
import static io.github.tokenrevoker.revocation.LookBuilder.lost;
import static io.github.tokenrevoker.revocation.LookBuilder.odd;
import static io.github.tokenrevoker.revocation.LookBuilder.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.revocation.CanaryFate.Died;
import io.github.tokenrevoker.revocation.CanaryFate.Lives;
import io.github.tokenrevoker.revocation.Outcome.NotSent;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.check.Caller.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An outcome")
class OutcomeTest {
    private static final Outcome REVOKED = look().seeing(4).afterYes();
    private static final Outcome UNVERIFIED = look().afterYes();
    private static final Outcome ALARM = look().seeing(3).afterYes();
    private static final Outcome NOT_REVOKED = look().seeing(3).afterTheWait().after(lost());
    private static final Outcome REJECTED = look().seeing(3).after(rejected(403));
    private static final Outcome REJECTED_IN_DOUBT = look().seeing(3).after(rejected(500));
    private static final Outcome NOT_SENT = new NotSent(look().attempt(), fault(Kind.CONNECTION_REFUSED));
    private static final Outcome UNKNOWN = look().seeing(3).after(lost());

    private static LookBuilder look() {
        return new LookBuilder();
    }

    private static Stream<Outcome> all() {
        return Stream.of(REVOKED, UNVERIFIED, ALARM, NOT_REVOKED, REJECTED, REJECTED_IN_DOUBT, NOT_SENT, UNKNOWN);
    }

    @Test
    @DisplayName("is verified when the tokens are known to be invalid, and then alone")
    void verified() {
        assertThat(all()).filteredOn(Outcome::isVerified).containsExactly(REVOKED);
    }

    @Test
    @DisplayName("is open while another look may tell more")
    void open() {
        assertThat(all()).filteredOn(Outcome::isOpen).containsExactly(UNVERIFIED, REJECTED_IN_DOUBT, UNKNOWN);
    }

    @Test
    @DisplayName("is safe to repeat when nothing was sent, or what was sent is known to have had no effect")
    void safeToRepeat() {
        assertThat(all()).filteredOn(Outcome::isSafeToRepeat).containsExactly(REJECTED, NOT_SENT);
    }

    @Test
    @DisplayName("is worth looking at again when a look can settle it without anything new")
    void worthLooking() {
        assertThat(all()).filteredOn(Outcome::isWorthLooking).containsExactly(UNVERIFIED, REJECTED_IN_DOUBT, UNKNOWN);
        assertThat(look().withCaller(Doubt.NO_ANSWER).afterYes().isWorthLooking())
                .isTrue();
        assertThat(look().withoutBefore().withTemporaryToken().after(lost()).isWorthLooking())
                .isTrue();
    }

    @Test
    @DisplayName("is not worth looking at again where no look can settle it")
    void notWorthLooking() {
        assertThat(Stream.of(
                        look().withoutBefore().after(lost()),
                        look().withoutBefore().afterYes(),
                        look().withoutBefore().after(rejected(500)),
                        look().withCaller(Doubt.REFUSED).afterYes(),
                        look().withCanary(new Lives()).seeing(4).after(lost()),
                        look().withCanary(new Lives()).seeing(4).afterYes(),
                        look().withCanary(new Died()).seeing(3).afterYes()))
                .noneMatch(Outcome::isWorthLooking);
    }

    @Test
    @DisplayName("knows the generations before and after, as far as they were read")
    void generations() {
        assertThat(all().map(Outcome::before)).containsOnly(Optional.of(new Generation(3)));
        assertThat(look().withoutBefore().afterYes().before()).isEmpty();
        Optional<Generation> same = Optional.of(new Generation(3));
        assertThat(all().map(Outcome::after))
                .containsExactly(
                        Optional.of(new Generation(4)),
                        Optional.empty(),
                        same,
                        same,
                        same,
                        same,
                        Optional.empty(),
                        same);
        assertThat(look().withCanary(new Died()).afterYes().after()).isEmpty();
    }

    @Test
    @DisplayName("tells what came instead of a 204, and the server's own words")
    void words() {
        assertThat(all().map(Outcome::instead))
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(lost()),
                        Optional.of(rejected(403)),
                        Optional.of(rejected(500)),
                        Optional.empty(),
                        Optional.of(lost()));
        assertThat(REJECTED.error()).contains(rejected(403).error());
        assertThat(UNKNOWN.error()).isEmpty();
        assertThat(look().after(odd()).raw().orElseThrow().excerpt()).isEqualTo("<html>");
        assertThat(REJECTED.raw()).isEmpty();
        assertThat(Stream.of(odd(), rejected(403), lost(), new Silence.ToolEnded(), new Silence.ToolFailed())
                        .map(Silence::answer))
                .containsExactly(
                        Optional.of(LookBuilder.exchange(200)),
                        Optional.of(LookBuilder.exchange(403)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    @DisplayName("says whether a 204 came")
    void answerLost() {
        assertThat(((Revoked) REVOKED).answerLost()).isFalse();
        assertThat(((Revoked) look().seeing(4).after(lost())).answerLost()).isTrue();
    }

    @Test
    @DisplayName("makes the own token invalid only where that was temporary and did not read the generation any more")
    void ownToken() {
        assertThat(all()).noneMatch(Outcome::isOwnTokenInvalid);
        assertThat(look().withTemporaryToken()
                        .refusedWith(401, "tokenRevoked")
                        .afterYes()
                        .isOwnTokenInvalid())
                .isTrue();
        assertThat(look().withTemporaryToken().withCanary(new Died()).afterYes().isOwnTokenInvalid())
                .isTrue();
        assertThat(look().withCanary(new Died()).afterYes().isOwnTokenInvalid()).isFalse();
        assertThat(look().withTemporaryToken().seeing(4).afterYes().isOwnTokenInvalid())
                .isFalse();
    }

    @Test
    @DisplayName("is of a password only where that kept anything from being sent")
    void password() {
        assertThat(all()).noneMatch(Outcome::isOfPassword);
        assertThat(new NotSent(look().attempt(), fault(Kind.PROXY_PASSWORD)).isOfPassword())
                .isTrue();
        assertThat(look().after(new Silence.Fault(fault(Kind.PROXY_PASSWORD))).isOfPassword())
                .isFalse();
    }

    @Test
    @DisplayName("stays the same in other circumstances but for these")
    void otherCircumstances() {
        Attempt other = look().withTemporaryToken().attempt();
        all().forEach(outcome -> {
            Outcome moved = outcome.of(other);
            assertThat(moved.attempt()).isSameAs(other);
            assertThat(moved.of(outcome.attempt())).isEqualTo(outcome);
        });
    }

    @Test
    @DisplayName("says the same as a later one of the same kind and reason, whenever that was")
    void sameNews() {
        List<Outcome> known = all().toList();
        for (Outcome one : known) {
            for (Outcome other : known) {
                assertThat(one.saysTheSameAs(other)).as(one + " and " + other).isEqualTo(one == other);
            }
        }
        Attempt later = UNKNOWN.attempt().at(Timing.startingAt(LookBuilder.NOW, 99));
        assertThat(Stream.of(UNVERIFIED, REJECTED_IN_DOUBT, UNKNOWN))
                .allMatch(outcome -> outcome.saysTheSameAs(outcome.of(later)));
        assertThat(UNKNOWN.saysTheSameAs(look().after(lost()))).isFalse();
        assertThat(UNVERIFIED.saysTheSameAs(look().seeing(2).afterYes())).isFalse();
        assertThat(UNVERIFIED.saysTheSameAs(look().withoutBefore().afterYes())).isFalse();
    }

    @Test
    @DisplayName("keeps what was learned when its secrets are overwritten")
    void secrets() {
        Outcome outcome = new LookBuilder().seeing(4).afterYes();
        assertThat(outcome.lacksSecrets()).isFalse();
        outcome.clearSecrets();
        assertThat(outcome.lacksSecrets()).isTrue();
        assertThat(outcome.isVerified()).isTrue();
        assertThat(((Revoked) outcome).namedTokens()).isEqualTo(OptionalInt.empty());
    }
}
