package io.github.tokenrevoker.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.transfer.ImportPlan.Change;
import io.github.tokenrevoker.transfer.ImportPlan.Kind;
import io.github.tokenrevoker.transfer.ImportPlan.OnConflict;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plan of an import")
class ImportPlanTest {
    private static Profile profile(long id, String name, String notes) {
        return new Profile(
                new UUID(0, id),
                name,
                new OnezoneAddress("https", "onezone.example.org", 443),
                Environment.TEST,
                notes);
    }

    private static final Profile MINE = profile(1, "Mine", "here").restingIn(TokenHome.VAULT);
    private static final List<Profile> EXISTING = List.of(MINE);

    private static List<Change> changes(OnConflict choice, Profile... imported) {
        return ImportPlan.of(EXISTING, List.of(imported)).changes(EXISTING, choice);
    }

    @Test
    @DisplayName("tells new, same and conflicting apart, by id and by name")
    void kinds() {
        ImportPlan plan = ImportPlan.of(
                EXISTING,
                List.of(
                        profile(2, "Other", ""),
                        profile(1, "Mine", "here"),
                        profile(3, "mine", "here"),
                        profile(1, "Renamed", "here")));
        assertThat(plan.items())
                .extracting(ImportPlan.Item::kind)
                .containsExactly(Kind.NEW, Kind.SAME, Kind.CONFLICTING, Kind.CONFLICTING);
    }

    @Test
    @DisplayName("adds what is new")
    void adds() {
        assertThat(changes(OnConflict.KEEP_MINE, profile(2, "Other", "")))
                .containsExactly(new Change(profile(2, "Other", ""), new UUID(0, 2), Optional.empty()));
    }

    @Test
    @DisplayName("changes nothing for what is there already, or is to stay as it is")
    void keeps() {
        assertThat(changes(OnConflict.KEEP_MINE, profile(1, "Mine", "here"), profile(1, "Mine", "there")))
                .isEmpty();
    }

    @Test
    @DisplayName("puts the file's version into the place of mine, where my token goes on resting")
    void takes() {
        assertThat(changes(OnConflict.TAKE_THEIRS, profile(9, "MINE", "there")))
                .containsExactly(new Change(
                        profile(1, "MINE", "there").restingIn(TokenHome.VAULT),
                        new UUID(0, 9),
                        Optional.of(new UUID(0, 1))));
    }

    @Test
    @DisplayName("keeps both under names and ids of their own")
    void both() {
        assertThat(changes(OnConflict.KEEP_BOTH, profile(1, "Mine", "there")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.profile().name()).isEqualTo("Mine 2");
                    assertThat(change.profile().id()).isNotEqualTo(MINE.id());
                    assertThat(change.replaces()).isEmpty();
                    assertThat(change.origin()).isEqualTo(MINE.id());
                });
    }

    @Test
    @DisplayName("of ten thousand profiles is made at once")
    void many() {
        List<Profile> many = java.util.stream.LongStream.range(0, 10_000)
                .mapToObj(id -> profile(id + 10, "Profile " + id, ""))
                .toList();
        ImportPlan plan = ImportPlan.of(many.subList(0, 5_000), many);
        assertThat(plan.count(Kind.NEW)).isEqualTo(5_000);
        assertThat(plan.changes(many.subList(0, 5_000), OnConflict.KEEP_MINE)).hasSize(5_000);
    }
}
