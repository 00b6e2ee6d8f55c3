package io.github.tokenrevoker.revocation;

import static io.github.tokenrevoker.revocation.LookBuilder.lost;
import static io.github.tokenrevoker.revocation.LookBuilder.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.revocation.CanaryFate.Died;
import io.github.tokenrevoker.revocation.CanaryFate.Lives;
import io.github.tokenrevoker.revocation.CanaryFate.NotMade;
import io.github.tokenrevoker.revocation.Outcome.Claim;
import io.github.tokenrevoker.revocation.Outcome.LastLook;
import io.github.tokenrevoker.revocation.Outcome.NoProof;
import io.github.tokenrevoker.revocation.Outcome.NotRevoked;
import io.github.tokenrevoker.revocation.Outcome.Refused;
import io.github.tokenrevoker.revocation.Outcome.Revoked;
import io.github.tokenrevoker.revocation.Outcome.RevokedUnproved;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.Caller.Doubt;
import java.util.Optional;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The outcome")
class VerdictTest {
    private static final Proof GREW = new Proof.GenerationGrew(new Generation(3), new Generation(4));
    private static final Generation THREE = new Generation(3);

    private static LookBuilder look() {
        return new LookBuilder();
    }

    private static ObjectAssert<NoProof> assertUnverified(Outcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(type(RevokedUnproved.class))
                .extracting(RevokedUnproved::reason, type(NoProof.class));
    }

    private static ObjectAssert<LastLook> assertUnknown(Outcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(type(Unknown.class))
                .extracting(Unknown::lastLook, type(LastLook.class));
    }

    private static ObjectAssert<Proof> assertRevoked(Outcome outcome) {
        return assertThat(outcome).asInstanceOf(type(Revoked.class)).extracting(Revoked::proof, type(Proof.class));
    }

    @Nested
    @DisplayName("of a DELETE that was answered 204")
    class Yes {
        @Test
        @DisplayName("is revoked and verified when the generation grew")
        void grew() {
            Outcome outcome = look().seeing(4).afterYes();
            assertRevoked(outcome).isEqualTo(GREW);
            assertThat(outcome.instead()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Doubt.class)
        @DisplayName("is not verified by a generation that grew for a caller that is not established:")
        void callerNotEstablished(Doubt doubt) {
            Outcome outcome = look().withCaller(doubt).seeing(4).afterYes();
            assertUnverified(outcome).isEqualTo(NoProof.CALLER_NOT_ESTABLISHED);
            assertThat(outcome.after()).contains(new Generation(4));
        }

        @Test
        @DisplayName("is an alarm when the generation stays, whoever the caller is")
        void stayed() {
            for (Caller caller : new Caller[] {LookBuilder.KNOWN, new Caller.NotEstablished(Doubt.NO_ANSWER)}) {
                assertThat(look().withCaller(caller).seeing(3).afterYes())
                        .asInstanceOf(type(NotRevoked.class))
                        .satisfies(alarm -> {
                            assertThat(alarm.claim()).isEqualTo(Claim.SAID_YES);
                            assertThat(alarm.unchanged()).isEqualTo(THREE);
                        });
            }
        }

        @Test
        @DisplayName("is not verified when the generation stays and the canary token is rejected as revoked")
        void canaryContradicts() {
            Outcome outcome = look().withCanary(new Died()).seeing(3).afterYes();
            assertUnverified(outcome).isEqualTo(NoProof.CANARY_CONTRADICTS);
            assertThat(outcome.after()).contains(THREE);
        }

        @Test
        @DisplayName("is an alarm when the generation stays and the canary token still works")
        void stayedWithLivingCanary() {
            assertThat(look().withCanary(new Lives()).seeing(3).afterYes()).isInstanceOf(NotRevoked.class);
        }

        @Test
        @DisplayName("is not verified when the generation grew and the canary token still works")
        void canaryLives() {
            assertUnverified(look().withCanary(new Lives()).seeing(4).afterYes())
                    .isEqualTo(NoProof.CANARY_LIVES);
            assertUnverified(look().withCaller(Doubt.REFUSED)
                            .withCanary(new Lives())
                            .seeing(4)
                            .afterYes())
                    .isEqualTo(NoProof.CALLER_NOT_ESTABLISHED);
        }

        @Test
        @DisplayName("is verified by the canary token alone where a generation is missing")
        void canaryAlone() {
            assertRevoked(look().withCanary(new Died()).afterYes()).isEqualTo(new Proof.CanaryDied());
            assertRevoked(look().withCanary(new Died())
                            .withoutBefore()
                            .seeing(4)
                            .afterYes())
                    .isEqualTo(new Proof.CanaryDied());
        }

        @Test
        @DisplayName("is not verified by a canary token for a caller that is not established")
        void canaryOfUnknownCaller() {
            assertUnverified(look().withCaller(Doubt.NO_ANSWER)
                            .withCanary(new Died())
                            .afterYes())
                    .isEqualTo(NoProof.CALLER_NOT_ESTABLISHED);
        }

        @Test
        @DisplayName("is not verified by a canary token where the generations can be compared and say otherwise")
        void canaryAndBack() {
            assertUnverified(look().withCanary(new Died()).seeing(2).afterYes())
                    .isEqualTo(NoProof.GENERATION_WENT_BACK);
        }

        @Test
        @DisplayName("is verified by the generation first, whatever became of a canary token that was not seen")
        void canaryNotMade() {
            assertRevoked(look().withCanary(new NotMade(new Answer.Lost<>(LookBuilder.fault(Kind.TLS))))
                            .seeing(4)
                            .afterYes())
                    .isEqualTo(GREW);
        }

        @Test
        @DisplayName("is verified when the temporary token that sent it is rejected as revoked")
        void ownToken() {
            assertRevoked(look().withTemporaryToken()
                            .refusedWith(401, "tokenRevoked")
                            .afterYes())
                    .isEqualTo(new Proof.OwnTokenRevoked());
        }

        @Test
        @DisplayName("is not verified when a named token is rejected, or a temporary one for another reason")
        void otherRejections() {
            assertUnverified(look().refusedWith(401, "tokenRevoked").afterYes())
                    .isEqualTo(NoProof.GENERATION_AFTER_UNKNOWN);
            assertUnverified(look().withTemporaryToken()
                            .refusedWith(401, "tokenInvalid")
                            .afterYes())
                    .isEqualTo(NoProof.GENERATION_AFTER_UNKNOWN);
        }

        @Test
        @DisplayName("says which generation is missing, or that it went back")
        void missing() {
            assertUnverified(look().afterYes()).isEqualTo(NoProof.GENERATION_AFTER_UNKNOWN);
            assertUnverified(look().withoutBefore().afterYes()).isEqualTo(NoProof.GENERATION_AFTER_UNKNOWN);
            assertUnverified(look().withoutBefore().seeing(4).afterYes()).isEqualTo(NoProof.GENERATION_BEFORE_UNKNOWN);
            assertUnverified(look().seeing(2).afterYes()).isEqualTo(NoProof.GENERATION_WENT_BACK);
        }

        @Test
        @DisplayName("does not count the generation of a token that may be another provider's")
        void anotherToken() {
            Outcome outcome = look().countingOnlyFor("abc")
                    .withCaller(Doubt.ANOTHER_PROVIDER)
                    .seeing(4)
                    .afterYes();
            assertUnverified(outcome).isEqualTo(NoProof.CALLER_NOT_ESTABLISHED);
            assertThat(outcome.after()).isEmpty();
            assertRevoked(look().countingOnlyFor("abc").seeing(4).afterYes()).isEqualTo(GREW);
        }
    }

    @Nested
    @DisplayName("of a DELETE without a usable answer")
    class Silent {
        private final Silence silence = lost();

        @Test
        @DisplayName("is revoked and verified when the generation grew, and says what came instead of a 204")
        void grew() {
            Outcome outcome = look().seeing(4).after(silence);
            assertRevoked(outcome).isEqualTo(GREW);
            assertThat(outcome.instead()).contains(silence);
        }

        @Test
        @DisplayName("is verified by other evidence too")
        void otherEvidence() {
            assertRevoked(look().withTemporaryToken()
                            .refusedWith(401, "tokenRevoked")
                            .after(silence))
                    .isEqualTo(new Proof.OwnTokenRevoked());
            assertRevoked(look().withCanary(new Died()).after(silence)).isEqualTo(new Proof.CanaryDied());
        }

        @Test
        @DisplayName("is unknown when the generation grew for a caller that is not established")
        void callerUnknown() {
            assertUnknown(look().withCaller(Doubt.NO_ANSWER).seeing(4).after(silence))
                    .isEqualTo(LastLook.CALLER_UNKNOWN);
        }

        @Test
        @DisplayName("is unknown when the token may be another provider's")
        void anotherToken() {
            assertUnknown(look().countingOnlyFor("abc")
                            .withCaller(Doubt.NO_ANSWER)
                            .seeing(3)
                            .afterTheWait()
                            .after(silence))
                    .isEqualTo(LastLook.CALLER_UNKNOWN);
        }

        @Test
        @DisplayName("is unknown when the generation grew and the canary token still works")
        void canaryLives() {
            assertUnknown(look().withCanary(new Lives()).seeing(4).after(silence))
                    .isEqualTo(LastLook.CANARY_LIVES);
        }

        @Test
        @DisplayName("is unknown while the request may be under way, and not revoked after that")
        void stayed() {
            assertUnknown(look().seeing(3).after(silence)).isEqualTo(LastLook.NOT_SEEN_YET);
            assertThat(look().seeing(3).afterTheWait().after(silence))
                    .asInstanceOf(type(NotRevoked.class))
                    .satisfies(not -> {
                        assertThat(not.claim()).isEqualTo(Claim.ANSWER_LOST);
                        assertThat(not.unchanged()).isEqualTo(THREE);
                    });
        }

        @Test
        @DisplayName("stays unknown when the generation stays and the canary token is rejected as revoked")
        void canaryDenies() {
            assertUnknown(look().withCanary(new Died()).seeing(3).afterTheWait().after(silence))
                    .isEqualTo(LastLook.NOT_SEEN_YET);
        }

        @Test
        @DisplayName("says why the generation settles nothing")
        void unsettled() {
            assertUnknown(look().afterTheWait().after(silence)).isEqualTo(LastLook.UNREACHABLE);
            assertUnknown(look().withoutBefore().seeing(4).afterTheWait().after(silence))
                    .isEqualTo(LastLook.NOTHING_TO_COMPARE);
            assertUnknown(look().seeing(2).afterTheWait().after(silence)).isEqualTo(LastLook.WENT_BACK);
        }
    }

    @Nested
    @DisplayName("of a DELETE that was answered with an error document")
    class Rejection {
        private static boolean isCertain(LookBuilder look, int status) {
            Outcome outcome = look.after(rejected(status));
            assertThat(outcome).asInstanceOf(type(Refused.class)).satisfies(refused -> {
                assertThat(refused.exchange().status()).isEqualTo(status);
                assertThat(refused.document().id()).isEqualTo("someError");
            });
            return ((Refused) outcome).certain();
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404})
        @DisplayName("that precedes the act is rejected for certain, unless another look may deny it:")
        void precedes(int status) {
            assertThat(isCertain(look().seeing(3), status)).isTrue();
            assertThat(isCertain(look().withoutBefore().seeing(3), status)).isTrue();
            assertThat(isCertain(look().refusedWith(403, "forbidden"), status)).isTrue();
            assertThat(isCertain(look(), status)).isFalse();
            assertThat(isCertain(look().seeing(2), status)).isFalse();
            assertThat(isCertain(look().withCanary(new Died()).seeing(3), status))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(ints = {402, 405, 409, 429, 500, 503})
        @DisplayName("that may come after the act is certain only once the request cannot be under way:")
        void mayFollow(int status) {
            assertThat(isCertain(look().seeing(3), status)).isFalse();
            assertThat(isCertain(look().seeing(3).afterTheWait(), status)).isTrue();
            assertThat(isCertain(look().afterTheWait(), status)).isFalse();
            assertThat(isCertain(look().withCanary(new Died()).seeing(3).afterTheWait(), status))
                    .isFalse();
        }

        @Test
        @DisplayName("is revoked all the same when the generation grew")
        void grew() {
            Outcome outcome = look().seeing(4).after(rejected(403));
            assertRevoked(outcome).isEqualTo(GREW);
            assertThat(outcome.instead()).contains(rejected(403));
        }

        @Test
        @DisplayName("is unknown when the generation grew and something contradicts that it was this DELETE")
        void grewInDoubt() {
            assertUnknown(look().withCanary(new Lives()).seeing(4).after(rejected(403)))
                    .isEqualTo(LastLook.CANARY_LIVES);
            assertUnknown(look().withCaller(Doubt.REFUSED).seeing(4).after(rejected(500)))
                    .isEqualTo(LastLook.CALLER_UNKNOWN);
        }

        @Test
        @DisplayName("tells the generation after it, where that could be read")
        void after() {
            assertThat(look().seeing(3).after(rejected(403)).after()).contains(THREE);
            assertThat(look().after(rejected(403)).after()).isEqualTo(Optional.empty());
        }
    }
}
