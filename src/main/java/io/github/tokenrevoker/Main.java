package io.github.tokenrevoker;

import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import javafx.application.Application;

/** Starts the tool. */
public final class Main {
    private static final int NO_WINDOW = 1;

    private Main() {}

    /** Reads the arguments and opens the window. Exits with 2 on wrong arguments, with 1 where no window can be. */
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

    private static void open(Arguments arguments) {
        DataFolders folders = DataFolders.of(arguments.dataDir());
        LogFile.open(folders.logs());
        Logger log = System.getLogger(Main.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.log(Level.ERROR, "Uncaught in " + thread.getName(), failure));
        // The toolkit unpacks its native libraries; by default it would do so into a folder of its own in the home.
        System.setProperty("javafx.cachedir", folders.toolkitCache().toString());
        TokenRevokerApplication.startWith(arguments);
        try {
            Application.launch(TokenRevokerApplication.class);
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("token-revoker: no window can be opened: " + noDisplay.getMessage());
            System.exit(NO_WINDOW);
        }
    }
}
