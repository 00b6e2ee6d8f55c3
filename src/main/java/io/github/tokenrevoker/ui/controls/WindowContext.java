package io.github.tokenrevoker.ui.controls;

import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Clock;
import java.util.function.Supplier;
import javafx.stage.Stage;

/**
 * What every view of the window works with.
 *
 * @param stage the window, which owns every question
 * @param work what its workflows work with
 * @param files asks for files
 */
public record WindowContext(Stage stage, WorkContext work, FileChoice files) {
    /** Where work that blocks goes. */
    public Background background() {
        return work.background();
    }

    /** The FX thread, for work that waits for it. */
    public Fx fx() {
        return work.fx();
    }

    public Clock clock() {
        return work.clock();
    }

    public Pace pace() {
        return work.pace();
    }

    /** Returns the settings in force, on the FX thread. */
    public Supplier<Settings> settings() {
        return work.settings();
    }

    public Notices notices() {
        return work.notices();
    }

    /** Shows a notice, from any thread. */
    public void tell(String words) {
        work.tell(words);
    }
}
