package io.github.tokenrevoker.settings;

import java.util.Optional;
import java.util.UUID;

/**
 * How the window was left, for the next start.
 *
 * @param place where it was when it was not maximized; empty for the usual place
 * @param maximized whether it filled the screen
 * @param listShare the share of the list of profiles in the width of their page; from 0 to 1
 * @param page the id of the page that was shown; empty for the first one
 * @param profile the id of the profile that was chosen; empty if there was none
 */
public record WindowState(
        Optional<Place> place, boolean maximized, double listShare, String page, Optional<UUID> profile) {
    /** How the window is before it was ever closed. */
    public static final WindowState DEFAULT = new WindowState(Optional.empty(), false, 0.32, "", Optional.empty());

    /**
     * A rectangle on the desktop, in pixels of the toolkit.
     *
     * @param x may be negative, on a screen left of the first one
     */
    public record Place(int x, int y, int width, int height) {}
}
