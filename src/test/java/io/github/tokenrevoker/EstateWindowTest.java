package io.github.tokenrevoker;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.revocation.EstateServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A window test with a zone of many providers, which holds answers back for as long as a test wants. */
abstract class EstateWindowTest extends WindowTest {
    @SuppressWarnings("NullAway.Init")
    EstateServer zone;

    @BeforeEach
    @Override
    void openTool() throws Exception {
        zone = new EstateServer();
        super.openTool();
    }

    /** What is held stays held, however slow the machine is. */
    @Override
    Tuning tuning() {
        Tuning swift = super.tuning();
        return new Tuning(
                Optional.of(new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60))),
                swift.mayStillArrive(),
                swift.keyringProbe(),
                swift.keyringPatience(),
                swift.pace());
    }

    @AfterEach
    void closeZone() {
        zone.close();
    }
}
