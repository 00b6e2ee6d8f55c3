package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A provider under way")
class ProvidersUnderWayTest {
    private final ProvidersUnderWay<Object> underWay = new ProvidersUnderWay<>();
    private final Object one = new Object();
    private final Object other = new Object();

    @Test
    @DisplayName("has one owner, who may take it again under further names")
    void oneOwner() {
        assertThat(underWay.take(Set.of("a", "b"), one)).isEmpty();
        assertThat(underWay.take(Set.of("b", "c"), one)).isEmpty();
        assertThat(underWay.take(Set.of("a"), other)).contains(one);
        assertThat(underWay.take(Set.of("c"), other)).contains(one);
    }

    @Test
    @DisplayName("is not taken in part by an owner who does not get all of it")
    void allOrNothing() {
        assertThat(underWay.take(Set.of("a"), one)).isEmpty();
        assertThat(underWay.take(Set.of("a", "z"), other)).contains(one);
        assertThat(underWay.take(Set.of("z"), one)).isEmpty();
    }

    @Test
    @DisplayName("is free again when its owner gives it back, and then alone")
    void givenBack() {
        assertThat(underWay.take(Set.of("a", "b"), one)).isEmpty();
        underWay.giveBack(other);
        assertThat(underWay.take(Set.of("a"), other)).contains(one);
        underWay.giveBack(one);
        assertThat(underWay.take(Set.of("a", "b"), other)).isEmpty();
        underWay.giveBack(one);
        assertThat(underWay.take(Set.of("b"), one)).contains(other);
    }
}
