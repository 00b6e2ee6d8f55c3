package io.github.tokenrevoker.cli;

import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Revokes again and again with the parts of the command line, and saves a profile or a token now and then. */
public final class RevokingProcess {
    /** Opens the vault in which the processes store tokens; it has to be there. */
    public static final String PASSPHRASE = "four unrelated words suffice";

    private static final int ACTS_BETWEEN_PROFILES = 10;
    /** Each takes the derivation of a key. */
    private static final int ACTS_BETWEEN_SECRETS = 30;

    private RevokingProcess() {}

    /** How many profiles are saved while so many acts are done. */
    public static int profiles(int acts) {
        return acts / ACTS_BETWEEN_PROFILES;
    }

    /** How many tokens are stored while so many acts are done. */
    public static int secrets(int acts) {
        return (acts + ACTS_BETWEEN_SECRETS - 1) / ACTS_BETWEEN_SECRETS;
    }

    public static void run(Path folder, Function<Path, WritePermit> permits, String name, String onezone, int acts)
            throws Exception {
        CommandLineRun commands = new CommandLineRun(folder).permitted(permits);
        OnezoneAddress address = OnezoneAddress.parse(onezone);
        RecordingTerminal terminal = new RecordingTerminal();
        try (Engine engine = commands.engine()) {
            ProfileFile file = ProfileFile.read(engine.profiles(), terminal);
            for (int i = 0; i < acts; i++) {
                String provider = name + i;
                Profile profile = new Profile(UUID.randomUUID(), provider, address, Environment.TEST, "");
                Access access = new Access(address, EstateServer.token(provider), profile.route());
                Revocation job =
                        Revocation.of(profile, access, engine.preflight().check(access, profile.acceptedZone()), false);
                RevocationResult result = engine.revoker()
                        .revoke(ConfirmedRevocation.confirm(job, "", "").orElseThrow(), _ -> {}, new StopSign());
                if (!(result instanceof RevocationResult.Concluded concluded)
                        || concluded.unrecorded().isPresent()
                        || !concluded.outcome().isVerified()) {
                    throw new IllegalStateException(result.toString());
                }
                if (i % ACTS_BETWEEN_PROFILES == 0) {
                    file.change(present -> with(present, profile));
                }
                if (i % ACTS_BETWEEN_SECRETS == 0) {
                    store(EstateServer.token(provider), profile, engine.stores().vault());
                }
            }
        }
    }

    private static void store(AccessToken token, Profile profile, Vault vault) throws SecretStoreException {
        if (!vault.isOpen() && !(vault.unlock(PASSPHRASE.toCharArray()) instanceof Vault.Opening.Opened)) {
            throw new IllegalStateException("the vault does not open");
        }
        vault.write(profile.id(), ProfileSecrets.of(token), Set.of());
    }

    private static Profiles with(Profiles present, Profile profile) {
        List<Profile> all = new ArrayList<>(present.list());
        all.add(profile);
        return new Profiles(all, present.leftovers());
    }
}
