package io.github.tokenrevoker.ui.editor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the path of a file as people type it. */
final class TypedPath {
    private TypedPath() {}

    /**
     * Returns the absolute path: quotes taken off, {@code ~} replaced by the home folder, a relative one taken from the folder
     * in which the tool was started. A profile must not mean another file when the tool is started elsewhere.
     *
     * @throws InvalidPathException when it is no path on this system
     */
    static Path absolute(String typed) {
        String path = typed.strip();
        boolean quoted = path.length() > 1
                && path.charAt(0) == path.charAt(path.length() - 1)
                && "\"'".indexOf(path.charAt(0)) >= 0;
        if (quoted) {
            path = path.substring(1, path.length() - 1);
        }
        if (path.equals("~") || path.startsWith("~/") || path.startsWith("~\\")) {
            path = System.getProperty("user.home", "") + path.substring(1);
        }
        return Path.of(path).toAbsolutePath().normalize();
    }
}
