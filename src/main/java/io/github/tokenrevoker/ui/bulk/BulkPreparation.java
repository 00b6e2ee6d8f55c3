package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkState.LeftOut;
import io.github.tokenrevoker.revocation.bulk.BulkState.Reason;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sorts the chosen providers into jobs that can be sent and those that cannot. Belongs to one thread. */
final class BulkPreparation {
    private final Texts texts = Texts.of(BulkPreparation.class);
    private final Instant now;
    private final List<BulkJob> jobs = new ArrayList<>();
    private final Map<UUID, LeftOut> leftOut = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private int unsettled;

    private BulkPreparation(Instant now) {
        this.now = now;
    }

    /**
     * Prepares the jobs. Reads tokens, which may be long, and so belongs off the FX thread.
     *
     * @param secrets by the ids of the profiles; overwritten here, each job has its own
     * @param productionFirst whether the production providers come first; otherwise all keep their order
     */
    static BulkPreparation of(
            List<BulkCandidate> candidates, Map<UUID, ProfileSecrets> secrets, boolean productionFirst, Instant now) {
        BulkPreparation prepared = new BulkPreparation(now);
        try {
            candidates.stream().filter(BulkCandidate::isBusy).forEach(prepared::leaveOutBusy);
            candidates.stream()
                    .filter(candidate -> !candidate.isBusy())
                    .forEach(candidate -> prepared.take(
                            candidate, secrets.getOrDefault(candidate.profile().id(), ProfileSecrets.NONE)));
        } catch (RuntimeException | Error failure) {
            prepared.clear();
            throw failure;
        } finally {
            secrets.values().forEach(ProfileSecrets::close);
        }
        if (productionFirst) {
            prepared.jobs.sort(Comparator.comparing(job -> job.profile().environment() != Environment.PRODUCTION));
        }
        return prepared;
    }

    /** The jobs that can be sent, in the order in which they are to begin. */
    List<BulkJob> jobs() {
        return jobs;
    }

    /** Why the others cannot, by the ids of their profiles. */
    Map<UUID, LeftOut> leftOut() {
        return leftOut;
    }

    /** The same for the operator. */
    List<String> words() {
        return words;
    }

    /** For how many another DELETE could be a second one. */
    int unsettled() {
        return unsettled;
    }

    /** Overwrites the tokens and passwords of all jobs. */
    void clear() {
        jobs.forEach(job -> job.access().clear());
    }

    private void leaveOutBusy(BulkCandidate candidate) {
        boolean edited = candidate.activity() == Activity.EDITING;
        leaveOut(candidate.profile(), new LeftOut(Reason.BUSY), edited ? "bulk.edited" : "bulk.busy");
    }

    private void take(BulkCandidate candidate, ProfileSecrets secrets) {
        Profile profile = candidate.profile();
        if (candidate.isUnsettled()) {
            unsettled++;
        }
        if (secrets.token().isEmpty()) {
            leaveOut(profile, new LeftOut(Reason.TOKEN_MISSING), "bulk.no-token");
        } else if (secrets.isIncompleteFor(profile.route())) {
            leaveOut(profile, new LeftOut(Reason.PASSWORD_MISSING), "bulk.no-password");
        } else {
            BulkJob job = BulkJob.of(profile, secrets.access(profile));
            Optional<Finding> obstacle = Findings.obstacle(
                    job.token(), Circumstances.at(profile.address()).accepting(profile.acceptedZone()));
            if (obstacle.isPresent()) {
                job.access().clear();
                leaveOut(
                        profile,
                        new LeftOut(Reason.OBSTACLE, obstacle),
                        "bulk.obstacle",
                        FindingWords.of(obstacle.get(), now));
            } else {
                jobs.add(takenUp(job, candidate));
            }
        }
    }

    private void leaveOut(Profile profile, LeftOut why, String key, String... more) {
        leftOut.put(profile.id(), why);
        String name = Harmless.line(profile.name());
        words.add(more.length == 0 ? texts.get(key, name) : texts.get(key, name, more[0]));
    }

    private static BulkJob takenUp(BulkJob job, BulkCandidate candidate) {
        return candidate
                .again()
                .filter(again -> isOfTheSameToken(again, job))
                .map(again -> job.again(again.through(job.access())))
                .orElse(job);
    }

    /** The earlier token has been overwritten; what it said of itself tells whether this is the same one. */
    private static boolean isOfTheSameToken(Revocation again, BulkJob job) {
        return again.profile().equals(job.profile())
                && job.token().legible().isPresent()
                && again.report().token().equals(job.token());
    }
}
