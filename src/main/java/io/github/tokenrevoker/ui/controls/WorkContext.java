package io.github.tokenrevoker.ui.controls;

import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * What every workflow works with. It knows no window, so that workflows are tested without one.
 *
 * @param background where work that blocks goes
 * @param settings returns those in force, on the FX thread
 * @param notices shows what is told and not asked
 */
public record WorkContext(Background background, Clock clock, Pace pace, Supplier<Settings> settings, Notices notices) {
    /** The FX thread, for work that waits for it. */
    public Fx fx() {
        return background.fx();
    }

    /** Shows a notice, from any thread. */
    public void tell(String words) {
        fx().later(() -> notices.show(words));
    }

    /**
     * Begins a workflow on a virtual thread of its own, and returns at once.
     *
     * @param failed shown as a notice when the workflow fails, which it logs
     */
    public void start(Runnable workflow, String failed) {
        background.start(workflow, failure -> {
            if (!(failure instanceof CancellationException)) {
                notices.show(failed);
            }
        });
    }
}
