package io.github.tokenrevoker;

import io.github.tokenrevoker.onezone.JvmNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;

/** Starts the tool. */
public final class Main {
    private static final int NO_WINDOW = 1;
    private static final int RUNNING_ALREADY = 3;

    private Main() {}

    /**
     * Reads the arguments and opens the window. Exits with 2 on wrong arguments, with 1 where no window can be, and
     * with 3 where a tool on the same data folder is running already and cannot be shown.
     */
    public static void main(String[] args) {
        Arguments.Parsed parsed = Arguments.parse(
                args,
                new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()));
        if (parsed.arguments().isEmpty()) {
            System.exit(parsed.exitStatus());
            return;
        }
        open(parsed.arguments().get());
    }

    private enum Claim {
        OURS,
        SHOWN_ELSEWHERE,
        TAKEN
    }

    /** Takes the data folder, or says that another process has it and brings that one's window to the front. */
    private static Claim claim(DataFolders folders) {
        Path folder = folders.configuration();
        try {
            Optional<SingleInstance> claimed = SingleInstance.claim(folder);
            if (claimed.isPresent()) {
                TokenRevokerApplication.holding(claimed.get());
                return Claim.OURS;
            }
            boolean shown = SingleInstance.askToShow(folder);
            System.err.println("token-revoker: already running on " + folder
                    + (shown ? "; its window has been brought to the front" : ""));
            return shown ? Claim.SHOWN_ELSEWHERE : Claim.TAKEN;
        } catch (IOException unusable) {
            // A folder that cannot be written has no second writer; the window says that nothing is saved.
            System.err.println("token-revoker: " + folder + " cannot be used: " + unusable);
            return Claim.OURS;
        }
    }

    private static void open(Arguments arguments) {
        DataFolders folders = DataFolders.of(arguments.dataDir());
        switch (claim(folders)) {
            case OURS -> {}
            case SHOWN_ELSEWHERE -> System.exit(0);
            case TAKEN -> {
                TokenRevokerApplication.startAsSecond(folders.configuration());
                launch();
                System.exit(RUNNING_ALREADY);
            }
        }
        LogFile.open(folders.logs());
        JvmNetwork.prepare();
        Logger log = System.getLogger(Main.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.log(Level.ERROR, "Uncaught in " + thread.getName(), failure));
        // The toolkit unpacks its native libraries; by default it would do so into a folder of its own in the home.
        System.setProperty("javafx.cachedir", folders.toolkitCache().toString());
        TokenRevokerApplication.startWith(arguments);
        launch();
    }

    private static void launch() {
        try {
            Application.launch(TokenRevokerApplication.class);
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("token-revoker: no window can be opened: " + noDisplay.getMessage());
            System.exit(NO_WINDOW);
        }
    }
}
