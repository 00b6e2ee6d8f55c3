package io.github.tokenrevoker.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.journal.ChainState.Intact;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words for the journal's state")
class ChainWordsTest {
    @Test
    @DisplayName("are found for a note that is behind by more lines than anybody has, as after a forged line")
    void farBehind() {
        JournalStore.State state = new JournalStore.State.Verified(
                new Intact(5, "0".repeat(64)), Instant.EPOCH, Optional.empty(), Long.MAX_VALUE);
        assertThat(ChainWords.rows(state)).singleElement().asString().contains("lines behind");
    }
}
