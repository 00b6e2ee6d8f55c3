package io.github.tokenrevoker.revocation.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limit of what is under way at once")
class AdaptiveLimitTest {
    private final AdaptiveLimit limit = new AdaptiveLimit(8, 4, 20);

    private void quickRound() {
        int room = limit.now();
        for (int work = 0; work < room; work++) {
            limit.quick(limit.now());
        }
    }

    @Test
    @DisplayName("begins low, and never above what is allowed")
    void first() {
        assertThat(limit.now()).isEqualTo(8);
        assertThat(new AdaptiveLimit(8, 4, 3).now()).isEqualTo(3);
    }

    @Test
    @DisplayName("doubles with each quick round, up to what is allowed")
    void grows() {
        quickRound();
        assertThat(limit.now()).isEqualTo(16);
        quickRound();
        assertThat(limit.now()).isEqualTo(20);
    }

    @Test
    @DisplayName("does not grow by work that never reaches it")
    void unused() {
        limit.quick(7);
        assertThat(limit.now()).isEqualTo(8);
    }

    @Test
    @DisplayName("shrinks by slow work, but keeps enough to go on")
    void shrinks() {
        limit.slow();
        assertThat(limit.now()).isEqualTo(7);
        for (int work = 0; work < 20; work++) {
            limit.slow();
        }
        assertThat(limit.now()).isEqualTo(4);
    }

    @Test
    @DisplayName("is halved once by a round of which all is turned away, and goes down to one")
    void halved() {
        for (int work = 0; work < 9; work++) {
            limit.crowded();
        }
        assertThat(limit.now()).isEqualTo(4);
        limit.crowded();
        assertThat(limit.now()).isEqualTo(2);
        for (int work = 0; work < 30; work++) {
            limit.crowded();
        }
        assertThat(limit.now()).isEqualTo(1);
    }

    @Test
    @DisplayName("learns nothing from work that was begun before it was halved, and grows again after that")
    void stale() {
        limit.crowded();
        for (int work = 0; work < 8; work++) {
            limit.quick(8);
        }
        assertThat(limit.now()).isEqualTo(4);
        quickRound();
        assertThat(limit.now()).isEqualTo(8);
    }
}
