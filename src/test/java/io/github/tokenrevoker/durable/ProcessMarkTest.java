package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The mark of a process")
class ProcessMarkTest {
    @Test
    @DisplayName("of this process stays the same")
    void stays() {
        long pid = ProcessHandle.current().pid();
        assertThat(ProcessMark.of(pid)).isPresent().isEqualTo(ProcessMark.of(pid));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"ticks-1,ticks-1", "second-1,second-1", "'',ticks-1", "ticks-1,''", "'',''"})
    @DisplayName("may be that of the same process when it is equal or unknown:")
    void same(String one, String other) {
        assertThat(ProcessMark.mayBeSame(one, other)).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"ticks-1,ticks-2", "second-1,second-2"})
    @DisplayName("tells two processes apart that had one id:")
    void different(String one, String other) {
        assertThat(ProcessMark.mayBeSame(one, other)).isFalse();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"ticks-1,second-1", "second-1,ticks-1"})
    @DisplayName("does not say that a process has ended when it was taken in another way:")
    void kinds(String one, String other) {
        assertThat(ProcessMark.mayBeSame(one, other)).isTrue();
    }
}
