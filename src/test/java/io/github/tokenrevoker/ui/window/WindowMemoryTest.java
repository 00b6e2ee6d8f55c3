package io.github.tokenrevoker.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.settings.WindowState.Place;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The place of the window")
class WindowMemoryTest {
    private static final Rectangle2D FIRST = new Rectangle2D(0, 0, 1920, 1040);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 1024);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);

    @Test
    @DisplayName("is taken again as it was left")
    void same() {
        Place left = new Place(100, 50, 1200, 800);
        assertThat(WindowMemory.onScreen(left, List.of(FIRST))).contains(left);
    }

    @Test
    @DisplayName("may be on another screen, also left of the first")
    void otherScreen() {
        Place left = new Place(-1200, 20, 1000, 700);
        assertThat(WindowMemory.onScreen(left, List.of(FIRST, LEFT))).contains(left);
    }

    @Test
    @DisplayName("is the usual one when its screen has gone")
    void screenGone() {
        assertThat(WindowMemory.onScreen(new Place(2000, 20, 1000, 700), List.of(FIRST)))
                .isEmpty();
        assertThat(WindowMemory.onScreen(new Place(-1200, 20, 1000, 700), List.of(FIRST)))
                .isEmpty();
        assertThat(WindowMemory.onScreen(new Place(100, 1035, 1000, 700), List.of(FIRST)))
                .isEmpty();
        assertThat(WindowMemory.onScreen(new Place(100, 100, 1000, 700), List.of()))
                .isEmpty();
    }

    @Test
    @DisplayName("is whole on the screen that shows most of its title bar")
    void moved() {
        assertThat(WindowMemory.onScreen(new Place(1500, 300, 1000, 700), List.of(FIRST, RIGHT)))
                .contains(new Place(1920, 300, 1000, 700));
        assertThat(WindowMemory.onScreen(new Place(1500, 600, 1000, 700), List.of(FIRST)))
                .contains(new Place(920, 340, 1000, 700));
        assertThat(WindowMemory.onScreen(new Place(-20, -10, 1000, 700), List.of(FIRST)))
                .contains(new Place(0, 0, 1000, 700));
    }

    @Test
    @DisplayName("is no larger than a screen that has become smaller")
    void smallerScreen() {
        Rectangle2D small = new Rectangle2D(0, 27, 1024, 573);
        assertThat(WindowMemory.onScreen(new Place(60, 40, 1900, 1000), List.of(small)))
                .contains(new Place(0, 27, 1024, 573));
    }
}
