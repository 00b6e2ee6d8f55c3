package io.github.tokenrevoker.cli.revoke;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import java.util.Optional;

/** Notes in profiles that their own token became invalid with the others, so that the next use says so. */
record OwnTokens(Session session) {
    void note(Profile profile, Outcome outcome) {
        Optional<String> died = ProviderLines.ownTokenThatDied(outcome);
        if (died.isEmpty()) {
            return;
        }
        try {
            ProfileFile file = ProfileFile.read(session.engine().profiles(), session.terminal());
            if (file.list().stream().anyMatch(known -> known.id().equals(profile.id()))) {
                file.change(ProfileFile.of(profile, present -> present.afterDeathOf(died.get())));
            }
        } catch (CommandException failure) {
            session.terminal().note("Warning: " + failure.getMessage());
        }
    }
}
