package io.github.tokenrevoker.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The right to work on a profile")
class LeaseTest {
    private final ProfileSession session = new ProfileSession(
            new Profile(
                    UUID.randomUUID(),
                    "Kraków",
                    new OnezoneAddress("https", "onezone.example.org", 443),
                    Environment.TEST,
                    ""),
            false,
            new SimpleObjectProperty<>(Optional.empty()));

    private Activity activity() {
        return session.activityProperty().get();
    }

    private Lease begin() {
        return session.begin(Activity.OBTAINING).orElseThrow();
    }

    @Test
    @DisplayName("is given to one at a time")
    void one() {
        Lease first = begin();
        assertThat(session.begin(Activity.EDITING)).isEmpty();
        assertThat(activity()).isEqualTo(Activity.OBTAINING);
        first.close();
        assertThat(session.begin(Activity.EDITING)).isPresent();
    }

    @Test
    @DisplayName("is given back by an exception of its work")
    void exception() {
        assertGivenBackBy(() -> {
            throw new IllegalStateException("on purpose");
        });
    }

    @Test
    @DisplayName("is given back by an error of its work")
    void error() {
        assertGivenBackBy(() -> {
            throw new OutOfMemoryError("on purpose");
        });
    }

    private void assertGivenBackBy(Runnable work) {
        Lease lease = begin();
        assertThatThrownBy(() -> lease.run(work)).hasMessage("on purpose");
        assertThat(session.isBusy()).isFalse();
    }

    @Test
    @DisplayName("changes nothing any more once it was given back")
    void late() {
        Lease first = begin();
        first.close();
        first.step(Activity.SENDING);
        assertThat(activity()).isEqualTo(Activity.IDLE);
        Lease second = begin();
        first.step(Activity.SENDING);
        first.close();
        assertThat(activity()).isEqualTo(Activity.OBTAINING);
        assertThat(second.isHeld()).isTrue();
        assertThat(first.isHeld()).isFalse();
    }
}
