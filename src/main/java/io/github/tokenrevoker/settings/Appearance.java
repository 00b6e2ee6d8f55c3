package io.github.tokenrevoker.settings;

import java.util.Locale;

/**
 * How the window looks.
 *
 * @param theme which colours it has
 * @param zoomPercent the size of its text, from {@link #MIN_ZOOM} to {@link #MAX_ZOOM}; 100 is the usual size
 */
public record Appearance(ColorTheme theme, int zoomPercent) {
    public static final int MIN_ZOOM = 70;
    public static final int MAX_ZOOM = 200;
    public static final Appearance DEFAULT = new Appearance(ColorTheme.SYSTEM, 100);

    private static final int ZOOM_STEP = 10;

    /** The colours of the window. */
    public enum ColorTheme {
        SYSTEM,
        LIGHT,
        DARK;

        /** The name in the file. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Appearance withTheme(ColorTheme chosen) {
        return new Appearance(chosen, zoomPercent);
    }

    /** Returns a copy with another zoom, within its bounds. */
    public Appearance withZoomPercent(int percent) {
        return new Appearance(theme, Math.clamp(percent, MIN_ZOOM, MAX_ZOOM));
    }

    /** Returns the same with text larger by one step. */
    public Appearance larger() {
        return withZoomPercent(zoomPercent + ZOOM_STEP);
    }

    /** Returns the same with text smaller by one step. */
    public Appearance smaller() {
        return withZoomPercent(zoomPercent - ZOOM_STEP);
    }
}
