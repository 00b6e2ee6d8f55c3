package io.github.tokenrevoker;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    private static void open(Arguments arguments) {
        DataFolders folders = DataFolders.of(arguments.dataDir());
        // Where the toolkit has to unpack its native libraries, it would do so into a folder of its own in the home.
        System.setProperty("javafx.cachedir", folders.toolkitCache().toString());
        // While the toolkit starts, which takes as long.
        CompletableFuture<Preparation> preparation = CompletableFuture.supplyAsync(
                () -> Preparation.of(folders),
                work -> Thread.ofPlatform().name("preparation").start(work));
        TokenRevokerApplication.startWith(arguments, preparation);
        Optional<UnsupportedOperationException> noWindow = launch();
        Preparation prepared = preparation.join();
        if (prepared instanceof Preparation.ShownElsewhere) {
            System.exit(0);
        }
        noWindow.ifPresent(reason -> {
            System.err.println("token-revoker: no window can be opened: " + reason.getMessage());
            System.exit(NO_WINDOW);
        });
        if (prepared instanceof Preparation.Taken) {
            System.exit(RUNNING_ALREADY);
        }
    }

    /** Returns when the tool has ended, or with why there can be no window. */
    private static Optional<UnsupportedOperationException> launch() {
        try {
            Application.launch(TokenRevokerApplication.class);
            return Optional.empty();
        } catch (UnsupportedOperationException noDisplay) {
            return Optional.of(noDisplay);
        }
    }
}
