package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.revocation.BulkState.Blocked;
import io.github.tokenrevoker.revocation.BulkState.Checking;
import io.github.tokenrevoker.revocation.BulkState.Ended;
import io.github.tokenrevoker.revocation.BulkState.Failed;
import io.github.tokenrevoker.revocation.BulkState.Moved;
import io.github.tokenrevoker.revocation.BulkState.SameProvider;
import io.github.tokenrevoker.revocation.BulkState.Stopped;
import io.github.tokenrevoker.revocation.BulkState.UnderWay;
import io.github.tokenrevoker.revocation.BulkState.Unrecordable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Told of everything that happens, on the threads where it does: quickly, please. */
    public interface Listener {
        void changed(BulkJob job, BulkState state);

        /** Nothing is waiting or under way any more. */
        void over();
    }

    /** A run that has begun. */
    public interface Run {
        /** Lets what is under way come to its end, and begins no more. From any thread. */
        void stop();
    }

    /** Begins, and returns at once. */
    public Run start(BulkRevocation.Confirmed confirmed, Limits limits, Listener listener) {
        RunUnderWay run = new RunUnderWay(confirmed, new FairWorkers(threads, limits), listener);
        run.begin();
        return run;
    }

    /** Checks many at once. What was not begun when the run is stopped is not checked. */
    public Run check(List<BulkJob> jobs, Limits limits, BiConsumer<BulkJob, CheckReport> then) {
        FairWorkers workers = new FairWorkers(threads, limits);
        for (BulkJob job : jobs) {
            workers.add(
                    job.host(),
                    () -> then.accept(
                            job, preflight.check(job.access(), job.profile().acceptedZone())));
        }
        return workers::giveUpWaiting;
    }

    private final class RunUnderWay implements Run {
        private final BulkRevocation.Confirmed confirmed;
        private final FairWorkers workers;
        private final Listener listener;
        private final Map<UUID, BulkJob> duplicates;
        /** By the providers that the zones name: some tokens do not say whose they are. */
        private final Map<String, BulkJob> sent = new ConcurrentHashMap<>();

        private final AtomicInteger left;
        private volatile boolean stopped;

        RunUnderWay(BulkRevocation.Confirmed confirmed, FairWorkers workers, Listener listener) {
            this.confirmed = confirmed;
            this.workers = workers;
            this.listener = listener;
            this.duplicates = BulkRevocation.duplicates(confirmed.bulk().jobs());
            this.left = new AtomicInteger(confirmed.bulk().jobs().size());
        }

        void begin() {
            List<BulkJob> jobs = confirmed.bulk().jobs();
            for (BulkJob job : jobs) {
                job.provider().ifPresent(provider -> sent.putIfAbsent(provider, job));
            }
            for (BulkJob job : jobs) {
                BulkJob first = duplicates.get(job.profile().id());
                if (first == null) {
                    workers.add(job.host(), () -> end(job, stateAtTheEndOf(job)));
                } else {
                    end(job, new SameProvider(first));
                }
            }
        }

        /** What waits is taken in turn all the same, and ends at once. */
        @Override
        public void stop() {
            stopped = true;
        }

        private BulkState stateAtTheEndOf(BulkJob job) {
            if (stopped) {
                return new Stopped();
            }
            try {
                return job.again().isPresent()
                        ? revoke(job, confirmed.again(job.again().get()))
                        : checkAndRevoke(job);
            } catch (RuntimeException failure) {
                return new Failed(failure.getClass().getSimpleName());
            }
        }

        private BulkState checkAndRevoke(BulkJob job) {
            listener.changed(job, new Checking());
            CheckReport report = preflight.check(job.access(), job.profile().acceptedZone());
            if (report.caller() instanceof Caller.Withheld) {
                return new Blocked(report);
            }
            BulkJob first = job.provider(report)
                    .map(provider -> sent.computeIfAbsent(provider, _ -> job))
                    .orElse(job);
            if (!first.profile().id().equals(job.profile().id())) {
                return new SameProvider(first);
            }
            return stopped ? new Stopped() : revoke(job, confirmed.justChecked(job, report));
        }

        private BulkState revoke(BulkJob job, ConfirmedRevocation one) {
            RevocationResult result =
                    revoker.revoke(one, step -> listener.changed(job, new UnderWay(step)), new StopSign());
            return switch (result) {
                case RevocationResult.Concluded concluded -> new Ended(concluded);
                case RevocationResult.GenerationMoved moved -> new Moved(moved.again());
                case RevocationResult.Unrecordable unrecordable -> new Unrecordable(unrecordable.again());
            };
        }

        private void end(BulkJob job, BulkState state) {
            listener.changed(job, state);
            if (left.decrementAndGet() == 0) {
                listener.over();
            }
        }
    }
}
