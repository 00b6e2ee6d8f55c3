package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.OpenActs;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The revocation of several providers in one act. Those that can't be reached or confirmed are reported and left out. */
final class SeveralRevocations {
    private final Session session;
    private final Secrets secrets;
    private final Confirmation confirmation;
    private final Results results;

    SeveralRevocations(Session session, Secrets secrets, Confirmation confirmation, Results results) {
        this.session = session;
        this.secrets = secrets;
        this.confirmation = confirmation;
        this.results = results;
    }

    /** Blocks until each has an outcome, or nothing is to be sent. */
    void revoke(List<Profile> profiles) throws CommandException {
        List<BulkJob> jobs = new ArrayList<>();
        secrets.prepare(profiles);
        try {
            for (Profile profile : profiles) {
                try {
                    jobs.add(BulkJob.of(profile, secrets.obtain(profile)));
                } catch (CommandException missing) {
                    results.notSent(profile, String.valueOf(missing.getMessage()), missing.exitCode());
                }
            }
            if (!jobs.isEmpty()) {
                confirmAndSend(jobs);
            }
        } finally {
            jobs.stream().map(BulkJob::access).forEach(Access::clear);
        }
    }

    private void confirmAndSend(List<BulkJob> jobs) throws CommandException {
        Settings settings = session.engine().settings();
        Limits limits = Limits.perHost(settings.perHost());
        session.terminal().note("Checking " + jobs.size() + (jobs.size() == 1 ? " provider" : " providers"));
        Map<UUID, CheckReport> reports = check(jobs, settings.perHost());
        OpenActs acts = OpenActs.read(session.engine(), session.terminal());
        Set<UUID> open = new HashSet<>();
        for (BulkJob job : jobs) {
            if (acts.isOpenAfterLook(job.profile(), job.access())) {
                open.add(job.profile().id());
            }
        }
        BulkRevocation.Confirmed confirmed;
        try {
            confirmed = confirmation.ask(jobs, reports, open, settings.canary());
        } catch (CommandException refused) {
            notSent(jobs, refused);
            return;
        }
        send(confirmed, limits);
    }

    private void notSent(List<BulkJob> jobs, CommandException why) {
        jobs.forEach(job -> results.notSent(job.profile(), String.valueOf(why.getMessage()), why.exitCode()));
    }

    /** Checks all, as many at once as are revoked at once. A check that fails in itself counts as one that was not made. */
    private Map<UUID, CheckReport> check(List<BulkJob> jobs, int atOnce) throws CommandException {
        Preflight preflight = session.engine().preflight();
        Map<UUID, CheckReport> reports = new LinkedHashMap<>();
        Semaphore turns = new Semaphore(atOnce);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<BulkJob, Future<CheckReport>> checks = new LinkedHashMap<>();
            for (BulkJob job : jobs) {
                checks.put(job, threads.submit(() -> {
                    turns.acquire();
                    try {
                        return preflight.check(job.access(), job.profile().acceptedZone());
                    } finally {
                        turns.release();
                    }
                }));
            }
            checks.forEach((job, check) -> reports.put(job.profile().id(), report(job, check, preflight)));
        }
        return reports;
    }

    private static CheckReport report(BulkJob job, Future<CheckReport> check, Preflight preflight) {
        try {
            return check.get();
        } catch (ExecutionException _) {
            return preflight.withoutAsking(job.access(), job.profile().acceptedZone());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return preflight.withoutAsking(job.access(), job.profile().acceptedZone());
        }
    }

    private void send(BulkRevocation.Confirmed confirmed, Limits limits) throws CommandException {
        CompletableFuture<BulkRevoker.Run> run = new CompletableFuture<>();
        if (!session.interruption().begin(() -> stop(run))) {
            notSent(
                    confirmed.bulk().jobs(),
                    new CommandException(ExitCode.INTERRUPTED, "interrupted before anything was sent"));
            return;
        }
        CountDownLatch over = new CountDownLatch(1);
        try {
            run.complete(session.engine().bulkRevoker().start(confirmed, limits, new Progress(over)));
            await(over);
        } finally {
            session.interruption().done();
        }
    }

    /** Stops the run as soon as it has begun. */
    private static void stop(CompletableFuture<BulkRevoker.Run> run) {
        var _ = run.thenAccept(BulkRevoker.Run::stop);
    }

    /** Waits whatever interrupts: what was sent has to get its outcome. */
    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints each result when it is there. */
    private final class Progress implements BulkRevoker.Listener {
        private final CountDownLatch over;

        Progress(CountDownLatch over) {
            this.over = over;
        }

        @Override
        public void changed(BulkJob job, BulkState state) {
            Profile profile = job.profile();
            switch (state) {
                case BulkState.Waiting _, BulkState.Checking _, BulkState.UnderWay _ -> {}
                case BulkState.Ended ended -> results.concluded(profile, ended.conclusion());
                case BulkState.SameProvider same ->
                    session.terminal()
                            .note(ProviderLines.name(profile) + ": the same provider as "
                                    + ProviderLines.name(same.sent().profile()) + ", nothing more was sent");
                case BulkState.LeftOut _ -> notSent(profile, "a revocation of this provider is under way already");
                case BulkState.Blocked _ -> notSent(profile, "the token is not a provider's, or of another Onezone");
                case BulkState.Moved _ -> notSent(profile, "the token generation changed since the check");
                case BulkState.Changed _ -> notSent(profile, "another provider answered than in the check");
                case BulkState.Unrecordable _ -> notSent(profile, "the journal can't be written");
                case BulkState.Stopped _ ->
                    results.notSent(profile, "interrupted before anything was sent", ExitCode.INTERRUPTED);
                case BulkState.Failed _ -> notSent(profile, "unexpected error");
            }
        }

        private void notSent(Profile profile, String why) {
            results.notSent(profile, why, ExitCode.NOT_SENT);
        }

        @Override
        public void over() {
            over.countDown();
        }
    }
}
