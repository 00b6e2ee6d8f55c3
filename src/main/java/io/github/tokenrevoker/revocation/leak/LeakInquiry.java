package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.Verification;
import io.github.tokenrevoker.revocation.bulk.FairWorkers;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.leak.LeakAnswer.Obstacle;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.Persistence;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Asks zones whether leaked tokens work. A token goes to its own zone and to no other, and to none that the operator has not
 * allowed. Changes nothing anywhere. Thread-safe.
 */
public final class LeakInquiry {
    private static final int MAX_REPEATS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final OnezoneClient onezone;
    private final Clock clock;
    private final MonotonicTime time;
    private final Executor threads;

    /**
     * Makes one.
     *
     * @param threads virtual ones: each question under way blocks one
     */
    public LeakInquiry(OnezoneClient onezone, Clock clock, MonotonicTime time, Executor threads) {
        this.onezone = onezone;
        this.clock = clock;
        this.time = time;
        this.threads = threads;
    }

    /**
     * Asks about many tokens, side by side within the limits, and blocks until all are answered. After a stop, what was not
     * asked is answered as such at once.
     *
     * @param answered called on worker threads, once for each question; must return quickly
     */
    public void ask(
            List<LeakQuestion> questions, Limits limits, StopSign stop, BiConsumer<LeakQuestion, LeakAnswer> answered) {
        Run run = new Run(stop);
        FairWorkers workers = new FairWorkers(threads, limits);
        CountDownLatch open = new CountDownLatch(questions.size());
        for (LeakQuestion question : questions) {
            String host = question.token()
                    .place()
                    .host()
                    .map(OnezoneAddress::authority)
                    .orElse("");
            workers.add(host, () -> {
                try {
                    answered.accept(question, run.answer(question));
                } finally {
                    open.countDown();
                }
            });
        }
        try {
            open.await();
        } catch (InterruptedException _) {
            stop.raise();
            Thread.currentThread().interrupt();
        }
    }

    /** Asks about one token. Blocks. */
    public LeakAnswer ask(LeakQuestion question, StopSign stop) {
        return new Run(stop).answer(question);
    }

    /** One round of questions, in which each provider's generation is read once. */
    private final class Run {
        private final StopSign stop;
        private final Map<String, Optional<Generation>> inForce = new ConcurrentHashMap<>();

        Run(StopSign stop) {
            this.stop = stop;
        }

        LeakAnswer answer(LeakQuestion question) {
            LeakedToken token = question.token();
            return switch (token.place()) {
                case AskingPlace.Nowhere _ -> notKnown(new Obstacle.NoHost());
                case AskingPlace.NotAllowed not -> notKnown(new Obstacle.HostNotAllowed(not.address()));
                case AskingPlace.Allowed allowed -> byZone(token, allowed.address(), RoutePasswords.NONE);
                case AskingPlace.OfProfile of ->
                    byGeneration(question)
                            .orElseGet(() -> byZone(token, of.known().profile().address(), of.passwords()));
            };
        }

        /** The inscription can be forged, but a forged one works even less. */
        private Optional<LeakAnswer> byGeneration(LeakQuestion question) {
            Inscription token = question.token().inscription();
            if (question.own().isEmpty()
                    || !(token.persistence() instanceof Persistence.Temporary temporary)
                    || !(token.subject() instanceof Subject.Provider provider)) {
                return Optional.empty();
            }
            Access own = question.own().get();
            return inForce.computeIfAbsent(
                            own.address() + " " + provider.id(), _ -> stop.during(() -> generation(own, provider.id())))
                    .filter(generation -> temporary.generation() < generation.number())
                    .map(generation ->
                            new LeakAnswer.RevokedByGeneration(temporary.generation(), generation, clock.instant()));
        }

        /** The generation in force of that provider; of another one it would say nothing. */
        private Optional<Generation> generation(Access own, String providerId) {
            try {
                return onezone.provider(own)
                        .success()
                        .filter(provider -> provider.id().equals(providerId))
                        .flatMap(_ -> onezone.generation(own).success());
            } catch (IllegalStateException _) {
                // Its secrets have been overwritten.
                return Optional.empty();
            }
        }

        private LeakAnswer byZone(LeakedToken token, OnezoneAddress address, RoutePasswords passwords) {
            AccessToken copy;
            try {
                copy = token.found().token().copy();
            } catch (IllegalStateException _) {
                return notKnown(new Obstacle.Stopped());
            }
            Access access = new Access(address, copy, token.place().route(), passwords);
            try {
                return patiently(token.inscription().type(), access);
            } finally {
                copy.clear();
            }
        }

        /** Leaves a zone alone for as long as it wants to be. */
        private LeakAnswer patiently(TokenType type, Access access) {
            for (int repeat = 0; ; repeat++) {
                if (!waited(onezone.wantedPause(access.address()))) {
                    return notKnown(new Obstacle.Stopped());
                }
                Optional<Answer<Verification>> answer = stop.unlessRaised(() -> verify(type, access));
                if (answer.isEmpty()) {
                    return notKnown(new Obstacle.Stopped());
                }
                boolean crowded = answer.get()
                        .answered()
                        .filter(exchange -> exchange.status() == TOO_MANY_REQUESTS)
                        .isPresent();
                if (!crowded || repeat == MAX_REPEATS) {
                    return LeakAnswer.judge(answer.get(), clock.instant());
                }
                if (onezone.wantedPause(access.address()).isZero() && !waited(FIRST_PAUSE.multipliedBy(1L << repeat))) {
                    return notKnown(new Obstacle.Stopped());
                }
            }
        }

        private Answer<Verification> verify(TokenType type, Access access) {
            return switch (type) {
                case TokenType.Identity _ -> onezone.verifyIdentity(access);
                case TokenType.Invite _ -> onezone.verifyInvite(access);
                case TokenType.Access _, TokenType.Other _ -> onezone.verify(access);
            };
        }

        /** Returns false when the wait was given up. */
        private boolean waited(Duration pause) {
            if (pause.isZero()) {
                return !stop.isRaised();
            }
            return stop.unlessRaised(() -> {
                        try {
                            time.pause(pause);
                            return true;
                        } catch (InterruptedException _) {
                            return false;
                        }
                    })
                    .orElse(false);
        }

        private LeakAnswer notKnown(Obstacle why) {
            return new LeakAnswer.NotKnown(why, clock.instant());
        }
    }
}
