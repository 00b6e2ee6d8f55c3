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
 * @param background where work that blocks goes
 * @param settings returns those in force, on the FX thread
 * @param notices shows what is told and not asked
 * @param files asks for files
 */
public record WindowContext(
        Stage stage,
        Background background,
        Clock clock,
        Pace pace,
        Supplier<Settings> settings,
        Notices notices,
        FileChoice files) {
    /** The FX thread, for work that waits for it. */
    public Fx fx() {
        return background.fx();
    }

    /** Shows a notice, from any thread. */
    public void tell(String words) {
        fx().later(() -> notices.show(words));
    }
}
