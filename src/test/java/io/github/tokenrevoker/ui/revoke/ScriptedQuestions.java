package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;

/** A person who says yes to everything, unless a test wants another answer. */
final class ScriptedQuestions implements RevokeQuestions {
    private final Preflight preflight;
    /** What was asked about, in order. */
    final List<Revocation> asked = Collections.synchronizedList(new ArrayList<>());

    volatile Function<Revocation, Optional<ConfirmedRevocation>> answer = ScriptedQuestions::yes;
    volatile Function<Revocation, Optional<ConfirmedRevocation>> answerAgain = ScriptedQuestions::yes;

    ScriptedQuestions(Preflight preflight) {
        this.preflight = preflight;
    }

    private static Optional<ConfirmedRevocation> yes(Revocation job) {
        return ConfirmedRevocation.confirm(job, "", "");
    }

    /** Says yes after something else has happened. */
    static Function<Revocation, Optional<ConfirmedRevocation>> yesAfter(Runnable event) {
        return job -> {
            event.run();
            return yes(job);
        };
    }

    @Override
    public Optional<ConfirmedRevocation> confirm(ProfileSession session, Access access, Node opener) {
        Profile profile = ((Lease) session.occupant().orElseThrow()).profile();
        Revocation job = Revocation.of(profile, access, preflight.check(access, profile.acceptedZone()), false);
        asked.add(job);
        return answer.apply(job);
    }

    @Override
    public Optional<ConfirmedRevocation> confirmAgain(ProfileSession session, Revocation again, Node opener) {
        asked.add(again);
        return answerAgain.apply(again);
    }

    @Override
    public Optional<String> compareCertificate(Profile profile, PresentedCertificate presented) {
        return Optional.empty();
    }
}
