package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tool that is killed while it writes its profiles")
class KilledWriterTest {
    private static final int WRITES = 3 * KilledProcess.KILLS;
    private static final int PROFILES = 50;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static DocumentFile<Profiles> file(Path folder) {
        return new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), Clock.systemUTC());
    }

    /** All profiles carry the number of their version, so that a mixture of two would show. */
    private static Profiles version(int number) {
        List<Profile> list = IntStream.range(0, PROFILES)
                .mapToObj(index -> new Profile(
                        new UUID(0, index),
                        "Profile " + index,
                        new OnezoneAddress("https", "onezone.example.org", 443),
                        Environment.TEST,
                        "version " + number))
                .toList();
        return new Profiles(list, Set.of());
    }

    /** Writes version after version, and says of each when it is done. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            DocumentFile<Profiles> file = file(Path.of(args[0]));
            file.load();
            System.out.println(Integer.parseInt(args[1]) - 1);
            for (int number = Integer.parseInt(args[1]); ; number++) {
                file.save(version(number));
                System.out.println(number);
            }
        }
    }

    @Test
    @DisplayName("has either the old or the new version afterwards, whole")
    void whole() throws IOException, InterruptedException {
        Random random = new Random();
        int done = 0;
        for (int kill = 0; kill < KilledProcess.KILLS || done < WRITES; kill++) {
            done = Integer.parseInt(KilledProcess.run(
                    Writer.class, folder, Duration.ofMillis(random.nextInt(60)), Integer.toString(done + 1)));
            DocumentFile<Profiles> file = file(folder);
            Loaded<Profiles> loaded = file.load();
            assertThat(loaded).as("after kill %d", kill).isInstanceOf(Loaded.Intact.class);
            Profiles found = loaded.content();
            if (!found.list().isEmpty()) {
                int number = Integer.parseInt(found.list().getFirst().notes().substring("version ".length()));
                assertThat(number).isBetween(done, done + 1);
                assertThat(found).isEqualTo(version(number));
                done = number;
            }
            assertNothingElse();
        }
    }

    private void assertNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .isSubsetOf("profiles.json", "profiles.json.previous");
        }
    }
}
