package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.KilledProcess;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.secret.Vault.Opening;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tool that is killed while it writes its vault")
class KilledVaultTest {
    private static final int WRITES = 4 * KilledProcess.KILLS;
    private static final UUID MINE = new UUID(0, 1);
    private static final UUID STEADY = new UUID(0, 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Vault vault(Path folder) {
        return new Vault(folder.resolve("vault.p12"), new SealedFile(1000), Clock.systemUTC());
    }

    private static AccessToken version(int number) throws Exception {
        return AccessToken.pasted("version" + number);
    }

    /** Replaces a token again and again, and says of each when it is done. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws Exception {
            Vault vault = vault(Path.of(args[0]));
            if (vault.exists()) {
                vault.unlock("passphrase".toCharArray());
            } else {
                vault.create("passphrase".toCharArray());
                vault.write(STEADY, ProfileSecrets.of(version(0)), Set.of());
            }
            System.out.println(Integer.parseInt(args[1]) - 1);
            for (int number = Integer.parseInt(args[1]); ; number++) {
                vault.write(MINE, ProfileSecrets.of(version(number)), Set.of());
                System.out.println(number);
            }
        }
    }

    @Test
    @DisplayName("has either the old or the new token afterwards, and every other one")
    void whole() throws Exception {
        Random random = new Random();
        int done = 0;
        for (int kill = 0; kill < KilledProcess.KILLS || done < WRITES; kill++) {
            done = Integer.parseInt(KilledProcess.run(
                    Writer.class, folder, Duration.ofMillis(random.nextInt(300)), Integer.toString(done + 1)));
            Vault vault = vault(folder);
            assertThat(vault.unlock("passphrase".toCharArray()))
                    .as("after kill %d", kill)
                    .isEqualTo(new Opening.Opened());
            assertThat(vault.read(STEADY, Set.of()).token()).contains(version(0));
            if (done > 0) {
                AccessToken found = vault.read(MINE, Set.of()).token().orElseThrow();
                assertThat(found).isIn(version(done), version(done + 1));
                done = found.equals(version(done)) ? done : done + 1;
            }
        }
    }
}
