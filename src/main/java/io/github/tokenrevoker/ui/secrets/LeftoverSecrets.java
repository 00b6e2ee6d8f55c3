package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.session.HomeLedger;
import io.github.tokenrevoker.ui.session.ProfileBook;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Deletes the copies of secrets that deleted profiles and moved secrets have left in a store. Belongs to the FX thread. */
public final class LeftoverSecrets {
    private final ProfileBook book;
    private final SecretStores stores;
    private final Background.Lane lane;

    LeftoverSecrets(ProfileBook book, SecretStores stores, Background.Lane lane) {
        this.book = book;
        this.stores = stores;
        this.lane = lane;
    }

    /** Deletes them once every change made so far is in the file of profiles. */
    public void deleteOnceSaved() {
        book.file().onceSaved(this::delete);
    }

    /**
     * Deletes them, as far as their stores are open and the file of profiles is saved; quietly, again at the next
     * opportunity.
     */
    public void delete() {
        Set<Leftover> leftovers = book.ledger().leftovers();
        if (!leftovers.isEmpty()) {
            HomeLedger ledger = book.ledger();
            lane.run(
                    () -> delete(leftovers, ledger),
                    any -> {
                        if (any) {
                            book.file().save();
                        }
                    },
                    _ -> {});
        }
    }

    /** A store that fails once is not asked again for the others. */
    private boolean delete(Set<Leftover> leftovers, HomeLedger ledger) {
        boolean any = false;
        Set<TokenHome> closed = EnumSet.noneOf(TokenHome.class);
        if (!stores.vault().isOpen()) {
            closed.add(TokenHome.VAULT);
        }
        for (Leftover leftover : leftovers) {
            try {
                if (!closed.contains(leftover.home()) && isCopy(leftover, ledger, closed)) {
                    stores.delete(leftover.profile(), leftover.home());
                    ledger.remove(leftover);
                    any = true;
                }
            } catch (SecretStoreException _) {
                closed.add(leftover.home());
            }
        }
        return any;
    }

    /** Looks at the moment of deleting: whatever was noted before, the only copy of a profile's token is not deleted. */
    private boolean isCopy(Leftover leftover, HomeLedger ledger, Set<TokenHome> closed) throws SecretStoreException {
        if (!ledger.mayDelete(leftover)) {
            return false;
        }
        Optional<TokenHome> home = ledger.homeOf(leftover.profile());
        if (home.isEmpty() || !home.get().isStore()) {
            return true;
        }
        if (closed.contains(home.get())) {
            return false;
        }
        return stores.holdsToken(leftover.profile(), home.get())
                || !stores.holdsToken(leftover.profile(), leftover.home());
    }
}
