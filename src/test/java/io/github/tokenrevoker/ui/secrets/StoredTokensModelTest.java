package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.ui.background.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of everything that can happen to stored tokens, each step of every thread among it, with stores and disks
 * that fail on demand. A failure prints the shortest sequence that was found for it.
 */
@DisplayName("A stored token, in every order of adding, moving, failing, deleting, undoing, locking and restarting,")
class StoredTokensModelTest {
    /** More of them can be wanted with {@code -Dsequences=}. */
    private static final int SEQUENCES = Integer.getInteger("sequences", 80);

    private static final int STEPS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Logger log = Logger.getLogger(Background.class.getName());
    private int worlds;

    /** Failures are meant here. */
    @BeforeEach
    void beQuiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    /** One thing that happens; what the numbers choose depends on what there is by then. */
    record Step(StoredTokensWorld.Act act, int which, int how) {
        static Step random(Random random) {
            StoredTokensWorld.Act[] acts = StoredTokensWorld.Act.values();
            return new Step(acts[random.nextInt(acts.length)], random.nextInt(100), random.nextInt(100));
        }
    }

    @Test
    @DisplayName("is where its profile and the file say, and in the end nowhere else")
    void random() {
        for (int seed = 1; seed <= SEQUENCES; seed++) {
            Random random = new Random(seed);
            List<Step> steps = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                steps.add(Step.random(random));
            }
            String broken = broken(steps);
            if (!broken.isEmpty()) {
                List<Step> few = shrunk(steps);
                assertThat(broken(few)).as("seed %d, shrunk to %s", seed, few).isEmpty();
            }
        }
    }

    /** What is wrong after which step; empty when nothing is. */
    private String broken(List<Step> steps) {
        try (StoredTokensWorld world = new StoredTokensWorld(folder.resolve("world" + worlds++))) {
            for (Step step : steps) {
                world.take(step.act(), step.which(), step.how());
                String wrong = world.whatIsLost();
                if (!wrong.isEmpty()) {
                    return wrong + " after " + step;
                }
            }
            world.healAndTidy();
            return world.whatIsLost() + world.whatIsLeftOver();
        }
    }

    /** Without every step that the failure does not need. */
    private List<Step> shrunk(List<Step> steps) {
        List<Step> few = new ArrayList<>(steps);
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int i = few.size() - 1; i >= 0; i--) {
                Step step = few.remove(i);
                if (broken(few).isEmpty()) {
                    few.add(i, step);
                } else {
                    shorter = true;
                }
            }
        }
        return few;
    }
}
