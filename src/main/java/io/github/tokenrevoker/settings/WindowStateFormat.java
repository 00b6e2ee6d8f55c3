package io.github.tokenrevoker.settings;

import io.github.tokenrevoker.settings.WindowState.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The window's state among the settings in their file. What can't be understood counts as missing. */
final class WindowStateFormat {
    private static final String X = "windowX";
    private static final String Y = "windowY";
    private static final String WIDTH = "windowWidth";
    private static final String HEIGHT = "windowHeight";
    private static final String MAXIMIZED = "windowMaximized";
    private static final String LIST_PERCENT = "listPercent";
    private static final String PAGE = "lastPage";
    private static final String PROFILE = "lastProfile";
    private static final int MAX_PERCENT = 100;

    /** All names that are in use. */
    static final List<String> FIELDS = List.of(X, Y, WIDTH, HEIGHT, MAXIMIZED, LIST_PERCENT, PAGE, PROFILE);

    private WindowStateFormat() {}

    static WindowState read(ObjectNode root) {
        WindowState usual = WindowState.DEFAULT;
        OptionalInt percent = number(root, LIST_PERCENT);
        boolean makesSense = percent.isPresent() && percent.getAsInt() > 0 && percent.getAsInt() < MAX_PERCENT;
        return new WindowState(
                place(root),
                root.path(MAXIMIZED).asBoolean(usual.maximized()),
                makesSense ? (double) percent.getAsInt() / MAX_PERCENT : usual.listShare(),
                root.path(PAGE).asString(usual.page()),
                profile(root.path(PROFILE)));
    }

    private static Optional<Place> place(ObjectNode root) {
        OptionalInt x = number(root, X);
        OptionalInt y = number(root, Y);
        OptionalInt width = number(root, WIDTH);
        OptionalInt height = number(root, HEIGHT);
        boolean known = x.isPresent() && y.isPresent() && width.orElse(0) > 0 && height.orElse(0) > 0;
        return known
                ? Optional.of(new Place(x.getAsInt(), y.getAsInt(), width.getAsInt(), height.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt number(ObjectNode root, String name) {
        JsonNode value = root.path(name);
        return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    private static Optional<UUID> profile(JsonNode value) {
        try {
            return Optional.of(UUID.fromString(value.asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Writes what differs from the usual. */
    static void write(WindowState window, ObjectNode root) {
        window.place().ifPresent(place -> {
            root.put(X, place.x());
            root.put(Y, place.y());
            root.put(WIDTH, place.width());
            root.put(HEIGHT, place.height());
        });
        if (window.maximized()) {
            root.put(MAXIMIZED, true);
        }
        if (window.listShare() != WindowState.DEFAULT.listShare()) {
            root.put(LIST_PERCENT, Math.round(window.listShare() * MAX_PERCENT));
        }
        if (!window.page().isEmpty()) {
            root.put(PAGE, window.page());
        }
        window.profile().ifPresent(profile -> root.put(PROFILE, profile.toString()));
    }
}
