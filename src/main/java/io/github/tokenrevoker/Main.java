package io.github.tokenrevoker;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.SystemTerminal;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.launch.Arguments;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.launch.ToolkitLibraries;
import io.github.tokenrevoker.quoting.VisibleText;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;

/** Starts the tool. */
public final class Main {
    private static final int NO_WINDOW = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int RUNNING_ALREADY = 3;

    private Main() {}

    /**
     * Reads the arguments, and opens the window or runs a command. Without a command exits with 1 where no window can be,
     * with 2 on wrong arguments and when the data folder is not safe to use, and with 3 where a tool on the same data folder
     * is running already and cannot be shown. A command has the exit codes of {@link ExitCode}, and no class of the toolkit is
     * loaded for it.
     */
    public static void main(String[] args) {
        Terminal terminal = new SystemTerminal(System.getenv());
        Arguments.Parsed parsed = Arguments.parse(args, terminal);
        if (parsed.command().isPresent()) {
            System.exit(CommandRun.of(parsed.command().get(), parsed.dataDir(), terminal)
                    .number());
        } else if (parsed.arguments().isPresent()) {
            open(parsed.arguments().get());
        } else {
            System.exit(parsed.exitStatus());
        }
    }

    private static void open(Arguments arguments) {
        DataFolders folders = DataFolders.of(arguments.dataDir());
        // Before the toolkit, which would make folders that are open to all where the umask lets it.
        Optional<DataFolders.Unsafe> unsafe = folders.make();
        unsafe.ifPresent(folder -> System.err.println(
                VisibleText.line("token-revoker: " + folder.folder() + " is not used: " + folder.why())));
        if (unsafe.isPresent() && arguments.dataDir().isPresent()) {
            System.exit(WRONG_ARGUMENTS);
            return;
        }
        ToolkitLibraries.place(folders);
        // While the toolkit starts, which takes as long.
        CompletableFuture<Preparation> preparation = unsafe.<CompletableFuture<Preparation>>map(
                        folder -> CompletableFuture.completedFuture(new Preparation.Refused(folder)))
                .orElseGet(() -> CompletableFuture.supplyAsync(
                        () -> Preparation.of(folders, System.err),
                        work -> Thread.ofPlatform().name("preparation").start(work)));
        TokenRevokerApplication.startWith(arguments, preparation);
        Optional<RuntimeException> noWindow = launch();
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
        if (prepared instanceof Preparation.Refused) {
            System.exit(WRONG_ARGUMENTS);
        }
    }

    /** Returns when the tool has ended, or with why there can be no window. */
    private static Optional<RuntimeException> launch() {
        try {
            Application.launch(TokenRevokerApplication.class);
            return Optional.empty();
        } catch (UnsupportedOperationException noDisplay) {
            return Optional.of(noDisplay);
        } catch (RuntimeException noToolkit) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.DEBUG, "No toolkit", noToolkit);
            return Optional.of(noToolkit);
        }
    }
}
