package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.FolderRights;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.launch.HeldFolder;
import io.github.tokenrevoker.launch.LogFile;
import io.github.tokenrevoker.launch.SingleInstance;
import io.github.tokenrevoker.secret.SystemKeyring;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The result of startup, before the window exists. */
sealed interface Preparation {
    /** How long a start may be silent. */
    int SILENT_SECONDS = 2;

    /** A library's thread at the exit, which fails where there was no Secret Service to leave. */
    String HOOK_OF_KEYRING = "secret-service:";

    /**
     * The data folders are this process's.
     *
     * @param instance holds them as far as they can be used
     */
    record Ready(Services services, SingleInstance instance) implements Preparation {}

    /** Another process has the data folder, and has brought its window to the front. */
    record ShownElsewhere() implements Preparation {}

    /**
     * Another process has the data folder, and did not show its window.
     *
     * @param by who, in words; empty when that is not known
     * @param silent whether it was asked to and gave no answer
     */
    record Taken(Path folder, Optional<String> by, boolean silent) implements Preparation {}

    /** The data folder is not safe to use. */
    record Refused(DataFolders.Unsafe unsafe) implements Preparation {}

    /** Takes the data folders and begins to read them. Says on {@code err}, in one line, what is unusual about that. */
    static Preparation of(DataFolders folders, PrintStream err) {
        LogFile.shortenConsole();
        CompletableFuture<SingleInstance.Claim> claiming = new CompletableFuture<>();
        // Where another machine may hold the folder, it is watched for a while.
        Runnable tell = () -> err.println(
                "token-revoker: waiting to see whether another Token Revoker still uses " + folders.configuration());
        var _ = claiming.copy().orTimeout(SILENT_SECONDS, TimeUnit.SECONDS).whenComplete((_, late) -> {
            if (late != null) {
                tell.run();
            }
        });
        SingleInstance.Claim claim = SingleInstance.claim(folders);
        claiming.complete(claim);
        return switch (claim) {
            case SingleInstance.Claim.Held held -> ready(folders, held.instance(), err);
            case SingleInstance.Claim.Taken taken -> taken(folders, taken, err);
        };
    }

    private static Preparation taken(DataFolders folders, SingleInstance.Claim.Taken taken, PrintStream err) {
        SingleInstance.Reach reach = SingleInstance.askToShow(folders);
        String what = switch (reach) {
            case SHOWN -> "; its window has been brought to the front";
            case SILENT -> ", and doesn't respond; end it before you start another";
            case ABSENT -> "";
        };
        err.println("token-revoker: already running on " + taken.folder() + HeldFolder.words(taken.by()) + what);
        return reach == SingleInstance.Reach.SHOWN
                ? new ShownElsewhere()
                : new Taken(taken.folder(), taken.by(), reach == SingleInstance.Reach.SILENT);
    }

    private static Ready ready(DataFolders folders, SingleInstance instance, PrintStream err) {
        folders.problem()
                .ifPresentOrElse(
                        problem -> err.println("token-revoker: nothing is saved: " + problem),
                        () -> instance.problems()
                                .forEach((folder, why) ->
                                        err.println("token-revoker: " + folder + " cannot be used: " + why)));
        // Before the log, since the profiles are read while that is opened.
        Services services =
                new Services(folders, instance::permit, new SystemKeyring(), Tuning.DEFAULT, Clock.systemUTC());
        // Why a folder can't be used has been said.
        if (!instance.problems().containsKey(folders.data())) {
            LogFile.open(folders.logs());
        }
        Logger log = System.getLogger(Preparation.class.getName());
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> log.log(
                thread.getName().startsWith(HOOK_OF_KEYRING) ? Level.DEBUG : Level.ERROR,
                "Uncaught in " + thread.getName(),
                failure));
        for (Path folder : folders.all()) {
            if (FolderRights.cannotBeNarrowed(folder)) {
                err.println("token-revoker: other users may be able to read " + folder
                        + ", because its file system has no permissions that can be set");
            }
        }
        return new Ready(services, instance);
    }
}
