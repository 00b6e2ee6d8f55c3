package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.settings.WindowState;
import io.github.tokenrevoker.settings.WindowState.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Knows where the window is while it is neither maximized nor minimized, and puts it there again. On the FX thread. */
final class WindowMemory {
    /** What must be seen of a title bar, so that a window can be moved by it. */
    private static final double TITLE_WIDTH = 120;

    private static final double TITLE_HEIGHT = 32;

    private final Stage stage;
    private Optional<Place> place = Optional.empty();

    /** Follows the window from now on. */
    WindowMemory(Stage stage) {
        this.stage = stage;
        stage.xProperty().subscribe(this::note);
        stage.yProperty().subscribe(this::note);
        stage.widthProperty().subscribe(this::note);
        stage.heightProperty().subscribe(this::note);
    }

    /** Where the window is, or was before it was maximized; empty if it has never been shown. */
    Optional<Place> place() {
        return place;
    }

    /** Puts the window where it was left, if that is on a screen. */
    void restore(WindowState left) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        left.place().flatMap(wanted -> onScreen(wanted, screens)).ifPresent(present -> {
            stage.setX(present.x());
            stage.setY(present.y());
            stage.setWidth(present.width());
            stage.setHeight(present.height());
        });
        if (left.maximized()) {
            stage.setMaximized(true);
        }
    }

    /**
     * Returns a place that lies whole on the screen on which most of the title bar would be.
     *
     * @param screens their parts that windows may cover
     * @return empty when too little of the title bar would be on any of them
     */
    static Optional<Place> onScreen(Place wanted, List<Rectangle2D> screens) {
        return screens.stream()
                .filter(screen -> titleOn(wanted, screen) > 0)
                .max(Comparator.comparingDouble(screen -> titleOn(wanted, screen)))
                .map(screen -> inside(wanted, screen));
    }

    /** How much of the title bar's width is on a screen; 0 if it is too little. */
    private static double titleOn(Place place, Rectangle2D screen) {
        double width = Math.min(place.x() + place.width(), screen.getMaxX()) - Math.max(place.x(), screen.getMinX());
        double height = Math.min(place.y() + TITLE_HEIGHT, screen.getMaxY()) - Math.max(place.y(), screen.getMinY());
        return width >= TITLE_WIDTH && height >= TITLE_HEIGHT / 2 ? width : 0;
    }

    private static Place inside(Place place, Rectangle2D screen) {
        int width = (int) Math.min(place.width(), screen.getWidth());
        int height = (int) Math.min(place.height(), screen.getHeight());
        return new Place(
                (int) Math.clamp(place.x(), screen.getMinX(), screen.getMaxX() - width),
                (int) Math.clamp(place.y(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    private void note() {
        boolean known = Double.isFinite(stage.getX() + stage.getY() + stage.getWidth() + stage.getHeight());
        if (known && stage.isShowing() && !stage.isIconified() && !stage.isMaximized() && !fillsScreen()) {
            place = Optional.of(
                    new Place((int) stage.getX(), (int) stage.getY(), (int) stage.getWidth(), (int) stage.getHeight()));
        }
    }

    /** Some window managers tell the size of a maximized window before they tell that it is maximized. */
    private boolean fillsScreen() {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen -> stage.getWidth() >= screen.getWidth() && stage.getHeight() >= screen.getHeight());
    }
}
