package io.github.tokenrevoker.revocation.bulk;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Failures;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.ProvidersUnderWay;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.bulk.BulkState.Blocked;
import io.github.tokenrevoker.revocation.bulk.BulkState.Changed;
import io.github.tokenrevoker.revocation.bulk.BulkState.Checking;
import io.github.tokenrevoker.revocation.bulk.BulkState.Ended;
import io.github.tokenrevoker.revocation.bulk.BulkState.Failed;
import io.github.tokenrevoker.revocation.bulk.BulkState.LeftOut;
import io.github.tokenrevoker.revocation.bulk.BulkState.Moved;
import io.github.tokenrevoker.revocation.bulk.BulkState.SameProvider;
import io.github.tokenrevoker.revocation.bulk.BulkState.Stopped;
import io.github.tokenrevoker.revocation.bulk.BulkState.UnderWay;
import io.github.tokenrevoker.revocation.bulk.BulkState.Unrecordable;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Carries out many revocations side by side, each as {@link Revoker} does one. Thread-safe. */
public final class BulkRevoker {
    private final Preflight preflight;
    private final Revoker revoker;
    private final Executor threads;

    /**
     * Makes one.
     *
     * @param threads virtual ones: each job under way blocks one
     */
    public BulkRevoker(Preflight preflight, Revoker revoker, Executor threads) {
        this.preflight = preflight;
        this.revoker = revoker;
        this.threads = threads;
    }

    /** Called on worker threads; implementations must return quickly. Their failures are logged and change nothing. */
    public interface Listener {
        void changed(BulkJob job, BulkState state);

        /** Nothing is waiting or under way any more. */
        void over();
    }

    /** A run that has begun. */
    public interface Run {
        /** Lets what has been sent come to its end, and sends no more. From any thread. */
        void stop();
    }

    /** Begins, and returns at once. */
    public Run start(BulkRevocation.Confirmed confirmed, Limits limits, Listener listener) {
        StopSign stop = new StopSign();
        new RunUnderWay(confirmed, new FairWorkers(threads, limits), stop, listener).begin();
        // What waits is taken in turn all the same, and ends at once.
        return stop::raiseGently;
    }

    /**
     * Revokes, and returns once nothing is waiting or under way any more.
     *
     * @param confirmed at least one job
     * @param stop once it is raised gently, sent requests are completed and no more are sent
     * @param changed called on worker threads, see {@link Listener}
     * @throws InterruptedException when this thread is interrupted, which does not end what is under way
     */
    public void revoke(
            BulkRevocation.Confirmed confirmed, Limits limits, StopSign stop, BiConsumer<BulkJob, BulkState> changed)
            throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Listener listener = new Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                changed.accept(job, state);
            }

            @Override
            public void over() {
                over.countDown();
            }
        };
        new RunUnderWay(confirmed, new FairWorkers(threads, limits), stop, listener).begin();
        over.await();
    }

    /** Checks many at once. What was not begun when the run is stopped is not checked. */
    public Run check(List<BulkJob> jobs, Limits limits, BiConsumer<BulkJob, CheckReport> then) {
        FairWorkers workers = new FairWorkers(threads, limits);
        for (BulkJob job : jobs) {
            workers.add(job.host(), () -> checkUnlessCleared(job, then));
        }
        return workers::giveUpWaiting;
    }

    /** A check with the moment of {@link MonotonicTime} at which it began. */
    private record Checked(CheckReport report, long atNanos) {}

    /** The operator may answer at any moment, and what was only to be checked is overwritten then. */
    private Load checkUnlessCleared(BulkJob job, BiConsumer<BulkJob, CheckReport> then) {
        Access own;
        try {
            own = job.access().copy();
        } catch (IllegalStateException _) {
            return Load.UNKNOWN;
        }
        try {
            CheckReport report = preflight.check(own, job.profile().acceptedZone());
            then.accept(job, report);
            return report.allowsProof() ? Load.SERVED : Load.of(report);
        } finally {
            own.clear();
        }
    }

    private final class RunUnderWay {
        private final BulkRevocation.Confirmed confirmed;
        private final FairWorkers workers;
        private final Listener listener;
        private final StopSign stop;
        /** The providers that were revoked or may have been, by all their names: some tokens do not say whose they are. */
        private final ProvidersUnderWay<BulkJob> taken = new ProvidersUnderWay<>();

        private final AtomicInteger left;

        RunUnderWay(BulkRevocation.Confirmed confirmed, FairWorkers workers, StopSign stop, Listener listener) {
            this.confirmed = confirmed;
            this.workers = workers;
            this.stop = stop;
            this.listener = listener;
            this.left = new AtomicInteger(confirmed.bulk().jobs().size());
        }

        void begin() {
            for (List<BulkJob> group : BulkRevocation.groups(confirmed.bulk().jobs())) {
                workers.add(group.getFirst().host(), () -> carryOut(new SameProviderJobs(group)));
            }
        }

        private Load carryOut(SameProviderJobs jobs) {
            try {
                jobs.carryOut();
            } catch (Throwable failure) {
                Failures.log("in a bulk revocation", failure);
            } finally {
                jobs.endWhatIsLeft();
            }
            return jobs.load;
        }

        private void tell(BulkJob job, BulkState state) {
            try {
                listener.changed(job, state);
            } catch (Throwable failure) {
                Failures.log("in a listener", failure);
            }
        }

        private void end(BulkJob job, BulkState state) {
            tell(job, state);
            if (left.decrementAndGet() == 0) {
                try {
                    listener.over();
                } catch (Throwable failure) {
                    Failures.log("in a listener", failure);
                }
            }
        }

        /** What the operator saw has changed: such a row is reported, not sent. */
        private Optional<BulkState> changed(BulkJob job, Optional<CheckReport> known, CheckReport report) {
            if (known.isEmpty()) {
                return Optional.empty();
            }
            CheckReport seen = known.get();
            boolean other = seen.caller() instanceof Caller.Established before
                    && report.caller() instanceof Caller.Established now
                    && !before.provider().id().equals(now.provider().id());
            if (other) {
                return Optional.of(new Changed(report));
            }
            boolean moved = seen.generation().isPresent()
                    && report.generation().isPresent()
                    && !seen.generation().equals(report.generation());
            return moved
                    ? Optional.of(new Moved(Revocation.of(
                                    job.profile(),
                                    job.access(),
                                    seen,
                                    confirmed.bulk().withCanary())
                            .movedTo(report)))
                    : Optional.empty();
        }

        /** The jobs of one provider, mostly one. The first whose token works is sent; the others are not. */
        private final class SameProviderJobs {
            private final List<BulkJob> open;
            /** The jobs that were checked and whose token could not be shown to work, with their checks. */
            private final Map<BulkJob, Checked> doubtful = new LinkedHashMap<>();

            /** What the operator saw of the provider, by whichever of the jobs. */
            private final Optional<CheckReport> seen;

            /** The job that stands for the provider; empty while the choice is open. */
            private Optional<BulkJob> chosen = Optional.empty();

            private Optional<ConfirmedRevocation> begun = Optional.empty();

            private Load load = Load.UNKNOWN;

            SameProviderJobs(List<BulkJob> jobs) {
                open = new ArrayList<>(jobs);
                seen = jobs.stream().flatMap(job -> job.seen().stream()).findFirst();
            }

            void carryOut() {
                for (BulkJob job : List.copyOf(open)) {
                    if (chosen.isEmpty() && !stop.isRaised()) {
                        tryFirstChoice(job);
                    }
                }
                for (Map.Entry<BulkJob, Checked> each : doubtful.entrySet()) {
                    // No token can be shown to work. The operator said yes all the same, so the first one is sent.
                    if (chosen.isEmpty() && !stop.isRaised() && open.contains(each.getKey())) {
                        revoke(each.getKey(), each.getValue());
                    }
                }
            }

            private void tryFirstChoice(BulkJob job) {
                if (job.again().isPresent()) {
                    revoke(job, confirmed.again(job.again().get()));
                    return;
                }
                tell(job, new Checking());
                // From before the first question: what was answered first may be old when the last one is.
                long checkedAt = revoker.time().nanos();
                CheckReport first =
                        preflight.checkOnce(job.access(), job.profile().acceptedZone());
                note(Load.of(first));
                CheckReport report = revoker.completed(job.access(), first, stop);
                if (report.caller() instanceof Caller.Withheld) {
                    conclude(job, new Blocked(report));
                } else if (report.caller() instanceof Caller.Established) {
                    revoke(job, new Checked(report, checkedAt));
                } else {
                    doubtful.put(job, new Checked(report, checkedAt));
                }
            }

            private void revoke(BulkJob job, Checked checked) {
                CheckReport report = checked.report();
                Optional<BulkState> obstacle = changed(job, seen, report);
                Optional<BulkJob> other =
                        obstacle.isPresent() ? Optional.empty() : taken.take(job.providerKeys(report), job);
                if (obstacle.isPresent()) {
                    chosen = Optional.of(job);
                    conclude(job, obstacle.get());
                } else if (other.isPresent()) {
                    chosen = other;
                } else {
                    revoke(job, confirmed.checked(job, report, checked.atNanos()));
                }
            }

            private void revoke(BulkJob job, ConfirmedRevocation one) {
                chosen = Optional.of(job);
                begun = Optional.of(one);
                RevocationResult result = revoker.revoke(one, step -> tell(job, new UnderWay(step)), stop);
                BulkState state = state(result);
                if (state instanceof Ended ended) {
                    note(Load.of(ended.conclusion().outcome()));
                }
                begun = Optional.empty();
                if (leavesItToTheNext(state)) {
                    chosen = Optional.empty();
                    taken.giveBack(job);
                }
                conclude(job, state);
            }

            private void note(Load shown) {
                if (load != Load.CROWDED && shown != Load.UNKNOWN) {
                    load = shown;
                }
            }

            private void conclude(BulkJob job, BulkState state) {
                open.remove(job);
                end(job, state);
            }

            void endWhatIsLeft() {
                for (BulkJob job : List.copyOf(open)) {
                    conclude(job, stateOfWhatIsLeft(job));
                }
            }

            private BulkState stateOfWhatIsLeft(BulkJob job) {
                if (chosen.isEmpty()) {
                    return stop.isRaised() ? new Stopped() : new Failed();
                }
                // It was handed over to be sent and never came back: it may have been sent.
                return begun.isPresent() && chosen.get().isOf(job)
                        ? new Ended(revoker.withoutResult(begun.get()))
                        : new SameProvider(chosen.get());
            }
        }
    }

    private static BulkState state(RevocationResult result) {
        return switch (result) {
            case RevocationResult.Concluded concluded -> isStopped(concluded) ? new Stopped() : new Ended(concluded);
            case RevocationResult.GenerationMoved moved -> new Moved(moved.again());
            case RevocationResult.Unrecordable unrecordable -> new Unrecordable(unrecordable.again());
            case RevocationResult.AlreadyUnderWay _ -> new LeftOut(BulkState.Reason.ALREADY_UNDER_WAY);
        };
    }

    private static boolean isStopped(RevocationResult.Concluded concluded) {
        return concluded.outcome() instanceof Outcome.NotSent notSent
                && notSent.fault().kind() == TransportFault.Kind.STOPPED;
    }

    /** Whether the token did not work, or its way did not, with nothing revoked: another one of the provider's may do. */
    private static boolean leavesItToTheNext(BulkState state) {
        return state instanceof Ended ended && ended.conclusion().outcome().isSafeToRepeat();
    }
}
