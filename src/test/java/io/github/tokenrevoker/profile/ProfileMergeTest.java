package io.github.tokenrevoker.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Profiles changed here and by somebody else")
class ProfileMergeTest {
    private static final Profile A = profile(1, "A");
    private static final Profile B = profile(2, "B");
    private static final Profile C = profile(3, "C");

    private static Profile profile(long number, String name) {
        return new Profile(
                new UUID(0, number),
                name,
                new OnezoneAddress("https", "onezone.example.org", 443),
                Environment.TEST,
                "");
    }

    private static Profile renamed(Profile profile, String name) {
        return profile.as(profile.id(), name);
    }

    private static List<Profile> merged(List<Profile> base, List<Profile> ours, List<Profile> theirs) {
        return ProfileMerge.of(base, ours, theirs).profiles();
    }

    @Test
    @DisplayName("are all there when each side added one")
    void bothAdded() {
        assertThat(merged(List.of(A), List.of(A, B), List.of(A, C))).containsExactly(A, B, C);
    }

    @Test
    @DisplayName("take each side's change")
    void bothChangedOthers() {
        assertThat(merged(List.of(A, B), List.of(renamed(A, "here"), B), List.of(A, renamed(B, "there"))))
                .containsExactly(renamed(A, "here"), renamed(B, "there"));
    }

    @Test
    @DisplayName("take each side's deletion")
    void bothDeleted() {
        assertThat(merged(List.of(A, B, C), List.of(A, B), List.of(B, C))).containsExactly(B);
    }

    @Test
    @DisplayName("keep what one side changed and the other deleted")
    void changedAndDeleted() {
        assertThat(merged(List.of(A), List.of(renamed(A, "here")), List.of())).containsExactly(renamed(A, "here"));
        assertThat(merged(List.of(A), List.of(), List.of(renamed(A, "there")))).containsExactly(renamed(A, "there"));
    }

    @Test
    @DisplayName("keep both versions of one that both changed")
    void conflict() {
        ProfileMerge merge = ProfileMerge.of(List.of(A), List.of(renamed(A, "here")), List.of(renamed(A, "there")));
        assertThat(merge.profiles()).extracting(Profile::name).containsExactly("here", "there");
        assertThat(merge.profiles().getFirst().id()).isEqualTo(A.id());
        assertThat(merge.copies()).extracting(Profile::name).containsExactly("there");
        assertThat(merge.copies().getFirst().id()).isNotEqualTo(A.id());
    }

    @Test
    @DisplayName("have names of their own afterwards")
    void uniqueNames() {
        assertThat(merged(List.of(), List.of(renamed(A, "x")), List.of(renamed(B, "X"))))
                .extracting(Profile::name)
                .containsExactly("x", "X 2");
    }
}
