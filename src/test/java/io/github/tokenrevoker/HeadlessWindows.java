package io.github.tokenrevoker;

import java.lang.reflect.Field;
import java.util.List;

/**
 * The windows of JavaFX's headless platform. Each has a robot, which remembers the window that was active when it was made, so
 * that every window of a run of tests would stay in memory with its pixels.
 */
final class HeadlessWindows {
    private final List<?> present;

    private HeadlessWindows(List<?> present) {
        this.present = present;
    }

    /** The windows that are open now. On the FX thread. */
    static HeadlessWindows present() {
        try {
            return new HeadlessWindows((List<?>) Class.forName("com.sun.glass.ui.Window")
                    .getMethod("getWindowsClone")
                    .invoke(null));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Cuts them off from their robots, once they are closed; does nothing on other platforms. On the FX thread. */
    void release() {
        try {
            for (Object window : present) {
                if (window.getClass().getSimpleName().equals("HeadlessWindow")) {
                    Field robot = window.getClass().getDeclaredField("robot");
                    robot.setAccessible(true);
                    robot.set(window, null);
                }
            }
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
