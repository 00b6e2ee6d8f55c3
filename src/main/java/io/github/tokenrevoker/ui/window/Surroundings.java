package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import java.time.Clock;

/**
 * The threads and the time that a window lives in.
 *
 * @param version of the tool
 */
public record Surroundings(Background background, Clock clock, Pace pace, String version) {}
