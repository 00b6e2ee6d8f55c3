package io.github.tokenrevoker.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.secret.QuickVaults;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.background.TestThreads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A vault that is to be locked once everything is written")
class VaultLockTest {
    private final TestThreads threads = new TestThreads();
    private final List<Runnable> onceWritten = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    @SuppressWarnings("NullAway.Init")
    private VaultLock lock;

    @BeforeEach
    void beginLocking() throws Exception {
        vault = QuickVaults.at(folder.resolve("vault.p12"));
        vault.create("correct horse battery staple".toCharArray());
        lock = threads.fx().call(() -> new VaultLock(vault, threads.background(), onceWritten::add));
        threads.fx().run(lock::lock);
    }

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    @DisplayName("is not locked by a look at it")
    void look() throws Exception {
        assertThat(lock.<Boolean>look(vault::exists)).isTrue();
        assertThat(lock.<Boolean>look(vault::isOpen)).isTrue();
    }

    @Test
    @DisplayName("is locked before anything else is done with it")
    void attempt() throws Exception {
        assertThat(lock.<Boolean>attempt(vault::isOpen)).isFalse();
    }

    @Test
    @DisplayName("is locked when that is done")
    void written() throws Exception {
        threads.fx().run(() -> onceWritten.forEach(Runnable::run));
        assertThat(lock.<Boolean>look(vault::isOpen)).isFalse();
    }
}
