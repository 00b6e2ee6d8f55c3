package io.github.tokenrevoker.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.StringNode;

@DisplayName("A profile that was written from an earlier version")
class ProfileTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Profile BASE = new Profile(
            ID, "base", new OnezoneAddress("https", "base.example.org", 443), Environment.TEST, "base notes");
    private static final Profile OTHER = new Profile(
            ID,
            "other",
            new OnezoneAddress("https", "other.example.org", 443),
            Environment.PRODUCTION,
            "other notes",
            Tags.of("other"),
            TokenHome.KEYRING,
            TokenCommand.parse("pass show other"),
            Route.DEFAULT.trusting(new Trust.Pinned("ab".repeat(32))),
            Optional.of("other.zone"),
            Optional.of("other-token"),
            Map.of("other", new StringNode("field")));

    static Stream<RecordComponent> fields() {
        return Stream.of(Profile.class.getRecordComponents())
                .filter(field -> !field.getName().equals("id"));
    }

    /** The base with one field of the other. */
    private static Profile with(RecordComponent changed) throws ReflectiveOperationException {
        RecordComponent[] all = Profile.class.getRecordComponents();
        Object[] values = new Object[all.length];
        Class<?>[] types = new Class<?>[all.length];
        for (int i = 0; i < all.length; i++) {
            boolean isChanged = all[i].getName().equals(changed.getName());
            values[i] = all[i].getAccessor().invoke(isChanged ? OTHER : BASE);
            types[i] = all[i].getType();
        }
        return Profile.class.getDeclaredConstructor(types).newInstance(values);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    @DisplayName("keeps what changed since, in every field that was left as it was:")
    void keepsPresent(RecordComponent field) throws ReflectiveOperationException {
        Profile present = with(field);
        assertThat(present).isNotEqualTo(BASE);
        assertThat(BASE.rebased(BASE, present)).isEqualTo(present);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    @DisplayName("keeps what was written, in every field:")
    void keepsWritten(RecordComponent field) throws ReflectiveOperationException {
        Profile written = with(field);
        assertThat(written.rebased(BASE, BASE)).isEqualTo(written);
        assertThat(OTHER.rebased(BASE, written)).isEqualTo(OTHER);
    }
}
