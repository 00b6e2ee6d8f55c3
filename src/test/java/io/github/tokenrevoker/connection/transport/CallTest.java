package io.github.tokenrevoker.connection.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.connection.tls.TlsContext;
import io.github.tokenrevoker.connection.transport.Call.Step;
import io.github.tokenrevoker.connection.tunnel.Way;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A call")
class CallTest {
    private static Call call(Repeats repeats) throws IOException {
        TlsContext tls = TlsContext.of(Route.DEFAULT, Optional.empty(), Clock.systemUTC());
        Road road = new Road("any", tls, new Way.Direct(), Optional.empty(), Duration.ofSeconds(1));
        return new Call(road, System.nanoTime() + Duration.ofMinutes(1).toNanos(), repeats);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEADERS_HANDED_OVER"})
    @DisplayName("has not left in any step before it is handed over:")
    void before(Step step) throws Exception {
        Call call = call(Repeats.FORBIDDEN);
        call.enter(step);
        assertThat(call.mayHaveLeft()).isFalse();
    }

    @Test
    @DisplayName("may have left from the moment on at which it is handed over, whatever follows")
    void handedOver() throws Exception {
        Call call = call(Repeats.HERE);
        call.handOver();
        call.enter(Step.RESOLVING);
        call.abandon();
        assertThat(call.mayHaveLeft()).isTrue();
    }

    @Test
    @DisplayName("is never handed over after it was given up")
    void givenUp() throws Exception {
        Call call = call(Repeats.FORBIDDEN);
        call.abandon();
        assertThatThrownBy(call::handOver)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        told -> assertThat(told.fault().kind()).isEqualTo(Kind.STOPPED));
        assertThat(call.mayHaveLeft()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Repeats.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HERE"})
    @DisplayName("that is not repeated by the transport is handed over once")
    void once(Repeats repeats) throws Exception {
        Call call = call(repeats);
        call.handOver();
        assertThatThrownBy(call::handOver).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("ends what is under way on its socket when it is given up, and a socket that comes too late")
    void sockets() throws Exception {
        Call call = call(Repeats.FORBIDDEN);
        try (Socket held = new Socket();
                Socket late = new Socket()) {
            call.hold(held);
            call.abandon();
            assertThat(held.isClosed()).isTrue();
            assertThatThrownBy(() -> call.hold(late)).isInstanceOf(TransportException.class);
            assertThat(late.isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("leaves a socket alone that it has let go")
    void letGo() throws Exception {
        Call call = call(Repeats.FORBIDDEN);
        try (Socket passedOn = new Socket()) {
            call.hold(passedOn);
            call.letGo();
            call.abandon();
            assertThat(passedOn.isClosed()).isFalse();
        }
    }
}
