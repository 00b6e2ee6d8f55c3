package io.github.tokenrevoker.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.transfer.ImportPlan.Change;
import io.github.tokenrevoker.transfer.ImportPlan.Field;
import io.github.tokenrevoker.transfer.ImportPlan.Item;
import io.github.tokenrevoker.transfer.ImportPlan.Kind;
import io.github.tokenrevoker.transfer.ImportPlan.OnConflict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final Profile MINE = profile(1, "Mine", "here")
            .restingIn(TokenHome.VAULT)
            .accepting("zone.example.org")
            .afterDeathOf("died");
    private static final List<Profile> EXISTING = List.of(MINE);

    private static List<Change> changes(OnConflict choice, Profile... imported) {
        return ImportPlan.of(EXISTING, List.of(imported))
                .changes(EXISTING, choice, Set.of())
                .list();
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
                .containsExactly(new Change(profile(2, "Other", ""), new UUID(0, 2), Optional.empty(), false));
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
                        profile(1, "MINE", "there")
                                .restingIn(TokenHome.VAULT)
                                .accepting("zone.example.org")
                                .afterDeathOf("died"),
                        new UUID(0, 9),
                        Optional.of(new UUID(0, 1)),
                        false));
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

    static Stream<Profile> elsewhere() {
        Profile mine = profile(1, "Mine", "here");
        return Stream.of(
                new Profile(
                        mine.id(),
                        mine.name(),
                        new OnezoneAddress("https", "evil.example.org", 443),
                        mine.environment(),
                        mine.notes()),
                mine.reachedBy(Route.DEFAULT.by(new ProxyChoice.Through("evil.example.org", 3128))),
                mine.reachedBy(Route.DEFAULT.trusting(new Trust.Pinned("ab".repeat(32)))),
                mine.reachedBy(Route.DEFAULT.trusting(new Trust.Authorities(Path.of("evil.pem")))),
                mine.reachedBy(Route.DEFAULT.provingItselfWith(new ClientCertificate(Path.of("other.p12")))));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    @DisplayName("unlinks the token of a profile that the file would lead to another place")
    void unlinks(Profile theirs) {
        assertThat(changes(OnConflict.TAKE_THEIRS, theirs)).singleElement().satisfies(change -> {
            assertThat(change.unlinksToken()).isTrue();
            assertThat(change.profile().home()).isEqualTo(TokenHome.NOWHERE);
            assertThat(change.profile().acceptedZone()).isEmpty();
            assertThat(change.profile().diedToken()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    @DisplayName("gives the token of a command to no other place than before")
    void unlinksCommand(Profile theirs) {
        Profile mine = MINE.withTokenCommand(TokenCommand.parse("pass show x")).restingIn(TokenHome.NOWHERE);
        assertThat(ImportPlan.of(List.of(mine), List.of(theirs))
                        .changes(List.of(mine), OnConflict.TAKE_THEIRS, Set.of())
                        .list())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.profile().home()).isEqualTo(TokenHome.NOWHERE);
                    assertThat(change.profile().tokenCommand()).isEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    @DisplayName("tells a conflict where only the way to the Onezone differs")
    void route(Profile theirs) {
        Item item = ImportPlan.of(EXISTING, List.of(theirs)).items().getFirst();
        assertThat(item.kind()).isEqualTo(Kind.CONFLICTING);
        assertThat(item.differences()).hasSize(1);
        assertThat(item.leadsElsewhere()).isTrue();
    }

    @Test
    @DisplayName("keeps the token where nothing but names, times and labels differ")
    void staysLinked() {
        Profile theirs = profile(1, "Renamed", "there")
                .reachedBy(Route.DEFAULT.within(new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2))));
        Item item = ImportPlan.of(EXISTING, List.of(theirs)).items().getFirst();
        assertThat(item.differences()).containsExactly(Field.NAME, Field.TIMEOUTS, Field.NOTES);
        assertThat(changes(OnConflict.TAKE_THEIRS, theirs)).singleElement().satisfies(change -> {
            assertThat(change.unlinksToken()).isFalse();
            assertThat(change.profile().home()).isEqualTo(TokenHome.VAULT);
            assertThat(change.profile().acceptedZone()).contains("zone.example.org");
            assertThat(change.profile().diedToken()).contains("died");
        });
    }

    @Test
    @DisplayName("says that a production profile would become something less")
    void leavesProduction() {
        Profile mine = new Profile(new UUID(0, 1), "Mine", MINE.address(), Environment.PRODUCTION, "here");
        Item item = ImportPlan.of(List.of(mine), List.of(profile(1, "Mine", "here")))
                .items()
                .getFirst();
        assertThat(item.differences()).containsExactly(Field.ENVIRONMENT);
        assertThat(item.leavesProduction()).isTrue();
    }

    @Test
    @DisplayName("loses none of two that match one profile, by id and by name")
    void twoForOne() {
        List<Change> changes =
                changes(OnConflict.TAKE_THEIRS, profile(3, "mine", "by name"), profile(1, "Renamed", "by id"));
        assertThat(changes)
                .extracting(change -> change.profile().notes(), Change::replaces)
                .containsExactlyInAnyOrder(tuple("by name", Optional.empty()), tuple("by id", Optional.of(MINE.id())));
        assertThat(changes).extracting(change -> change.profile().id()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("does not replace a profile whose revocation is under way, and names it")
    void busy() {
        ImportPlan.Changes changes = ImportPlan.of(EXISTING, List.of(profile(1, "Mine", "there")))
                .changes(EXISTING, OnConflict.TAKE_THEIRS, Set.of(MINE.id()));
        assertThat(changes.list()).isEmpty();
        assertThat(changes.busy()).containsExactly(MINE);
    }

    @Test
    @DisplayName("of ten thousand profiles is made at once")
    void many() {
        List<Profile> many = java.util.stream.LongStream.range(0, 10_000)
                .mapToObj(id -> profile(id + 10, "Profile " + id, ""))
                .toList();
        ImportPlan plan = ImportPlan.of(many.subList(0, 5_000), many);
        assertThat(plan.count(Kind.NEW)).isEqualTo(5_000);
        assertThat(plan.changes(many.subList(0, 5_000), OnConflict.KEEP_MINE, Set.of())
                        .list())
                .hasSize(5_000);
    }
}
