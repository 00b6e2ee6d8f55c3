package io.github.tokenrevoker.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The steps of an append, each of which a full or failing disk may refuse. */
interface JournalDisk {
    /** The disk itself. */
    JournalDisk REAL = RealFile::new;

    /** Opens a file that exists. */
    OpenFile open(Path file) throws IOException;

    /** A file open for writing. An interrupt of the calling thread neither closes it nor ends a call. */
    interface OpenFile extends AutoCloseable {
        /** Appends at the end, even after another process has just appended: nothing is ever overwritten. */
        void write(byte[] bytes) throws IOException;

        /** Brings what was written from the system's memory to the disk. */
        void sync() throws IOException;

        void cut(long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A real file. No channel: an interrupt would close that under all threads. */
    final class RealFile implements OpenFile {
        private final RandomAccessFile file;
        private final FileOutputStream end;

        private RealFile(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
            end = new FileOutputStream(path.toFile(), true);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            end.write(bytes);
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void cut(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                end.close();
            }
        }
    }
}
