package io.github.tokenrevoker.durable;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;

/** Why a file could not be read or written, in words. The JDK's own messages are often a path and nothing else. */
public final class FileFailure {
    private FileFailure() {}

    /** One line; never blank. A failure that has nothing to do with files keeps its own message. */
    public static String words(Throwable failure) {
        return switch (failure) {
            case AccessDeniedException denied -> about(denied, "permission denied");
            case NoSuchFileException missing -> about(missing, "there is no such file or folder");
            case FileAlreadyExistsException present -> about(present, "there is something of that name already");
            case NotDirectoryException file -> about(file, "it is not a folder");
            case FileSystemLoopException loop -> about(loop, "its symbolic links lead in a circle");
            case ReadOnlyFileSystemException _ -> "the file system can only be read";
            default -> {
                String message = failure.getMessage();
                yield message == null || message.isBlank()
                        ? "unexpected error"
                        : message.lines().findFirst().orElse(message).strip();
            }
        };
    }

    private static String about(FileSystemException failure, String what) {
        String other = failure.getOtherFile() == null ? "" : " → " + failure.getOtherFile();
        return failure.getFile() == null ? what : failure.getFile() + other + ": " + what;
    }
}
