package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A window test with a zone of many providers, which holds answers back for as long as a test wants. */
public abstract class EstateWindowTest extends WindowTest {
    @SuppressWarnings("NullAway.Init")
    protected EstateServer zone;

    @BeforeEach
    @Override
    protected void openTool() throws Exception {
        zone = new EstateServer();
        super.openTool();
    }

    /** What is held stays held, however slow the machine is. */
    @Override
    protected Timeouts timeouts() {
        return new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    @AfterEach
    void closeZone() {
        zone.close();
    }
}
