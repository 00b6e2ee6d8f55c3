package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation.Confirmed;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.revocation.bulk.BulkState.LeftOut;
import io.github.tokenrevoker.revocation.bulk.BulkState.Reason;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One run as the rows show it. Holds the right to work on each of its profiles until that one is over, and on none once it is
 * closed, whatever has happened.
 */
final class BulkRun implements AutoCloseable {
    private final Fx fx;
    private final BulkModel model;
    private final BulkSurroundings surroundings;
    private final Updates updates;
    /** By the ids of the profiles; the FX thread's, as the next one. */
    private final Map<UUID, Lease> leases = new HashMap<>();
    /** The public ids of the tokens that expired in the run, written into all profiles at once when it is over. */
    private final Map<UUID, String> expired = new HashMap<>();

    BulkRun(Fx fx, BulkModel model, BulkSurroundings surroundings, Updates updates) {
        this.fx = fx;
        this.model = model;
        this.surroundings = surroundings;
        this.updates = updates;
    }

    /**
     * Takes the profiles for the run, and shows the rows as waiting.
     *
     * @param leftOut why others that were chosen are not taken, by the ids of their profiles
     * @return the yes to those that could be taken; something may have come between since it was given
     */
    Confirmed begin(Confirmed confirmed, Map<UUID, LeftOut> leftOut, Instant now, boolean retry) {
        return fx.call(() -> {
            Map<UUID, LeftOut> allLeftOut = new LinkedHashMap<>(leftOut);
            List<BulkJob> taken = new ArrayList<>();
            for (BulkJob job : confirmed.bulk().jobs()) {
                Optional<LeftOut> obstacle = take(job);
                if (obstacle.isPresent()) {
                    job.access().clear();
                    allLeftOut.put(job.profile().id(), obstacle.get());
                } else {
                    taken.add(job);
                }
            }
            Confirmed still = confirmed.only(taken);
            model.begin(still, allLeftOut, now, retry);
            return still;
        });
    }

    private Optional<LeftOut> take(BulkJob job) {
        Optional<ProfileSession> session = model.row(job).map(BulkRow::session);
        if (session.filter(known -> known.profile().equals(job.profile())).isEmpty()) {
            return Optional.of(new LeftOut(Reason.EDITED));
        }
        Optional<Lease> lease = Lease.begin(session.get(), Activity.AMONG_MANY);
        lease.ifPresent(held -> leases.put(job.profile().id(), held));
        return lease.isPresent() ? Optional.empty() : Optional.of(new LeftOut(Reason.BUSY));
    }

    /** Shows where a job stands. From any thread; returns at once. */
    void show(BulkJob job, BulkState state) {
        updates.add(() -> {
            if (state.isOver()) {
                Optional.ofNullable(leases.remove(job.profile().id())).ifPresent(Lease::close);
            }
            model.row(job).ifPresent(row -> show(row, state));
            if (state.isOver()) {
                clearUnlessOpen(job, state);
            }
        });
    }

    private void show(BulkRow row, BulkState state) {
        model.put(row, state);
        if (state instanceof BulkState.Ended ended) {
            surroundings
                    .conclude(row.session(), ended.conclusion())
                    .ifPresent(token -> expired.put(row.profile().id(), token));
            if (ended.conclusion().outcome().isOpen()) {
                model.followSettling(row);
            }
        }
    }

    /** Only an outcome that another look may settle keeps its token and passwords. */
    private static void clearUnlessOpen(BulkJob job, BulkState state) {
        boolean isOpen = state instanceof BulkState.Ended ended
                && ended.conclusion().outcome().isOpen();
        if (!isOpen) {
            job.access().clear();
        }
    }

    /** Shows the run as over once everything that was told of it is shown. */
    @Override
    public void close() {
        try {
            updates.close();
        } finally {
            fx.run(() -> {
                leases.values().forEach(Lease::close);
                model.end();
                surroundings.ended(Map.copyOf(expired));
            });
        }
    }
}
