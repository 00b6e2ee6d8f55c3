package io.github.tokenrevoker.words;

import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings about a token in words. */
public final class FindingWords {
    private static final int MAX_TEXT = 200;
    private static final int MAX_NOTES = 12;
    private static final Texts TEXTS = Texts.of(FindingWords.class);

    private FindingWords() {}

    /** Returns a note for each finding, the heaviest first; beyond a dozen they are only counted. */
    public static List<Note> notes(List<Finding> findings, Instant now) {
        List<Note> notes = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::level))
                .limit(MAX_NOTES)
                .map(finding -> note(finding, now))
                .forEach(notes::add);
        if (findings.size() > MAX_NOTES) {
            notes.add(new Note(Note.Level.INFORMS, TEXTS.get("findings.more", findings.size() - MAX_NOTES)));
        }
        return notes;
    }

    /** Returns one finding with its level. */
    public static Note note(Finding finding, Instant now) {
        return new Note(Note.Level.of(finding.level()), of(finding, now));
    }

    /** One finding in a sentence or two. */
    public static String of(Finding finding, Instant now) {
        return switch (finding) {
            case Finding.NotAProviders users ->
                TEXTS.get(users.subject() instanceof Subject.User ? "blocked.user" : "blocked.nobody");
            case Finding.AnotherZone zone -> TEXTS.get("finding.another-zone", shown(zone.inscribed()), zone.host());
            case Finding.NearbyZone zone -> TEXTS.get("finding.nearby-zone", shown(zone.inscribed()), zone.host());
            case Finding.AcceptedZone zone -> TEXTS.get("finding.accepted-zone", shown(zone.inscribed()), zone.host());
            case Finding.SubjectUndisclosed _ -> TEXTS.get("finding.undisclosed");
            case Finding.NotAnAccessToken _ -> TEXTS.get("finding.not-access");
            case Finding.NotLegible illegible -> TEXTS.get("finding.illegible." + illegible.reason());
            case Finding.BytesAfterSignature _ -> TEXTS.get("finding.bytes-after");
            case Finding.ServiceMarkNotTaken mark -> TEXTS.get("finding.mark", mark.mark());
            case Finding.Expired expired ->
                TEXTS.get("finding.expired", Moments.distance(expired.since(), now), Moments.local(expired.since()));
            case Finding.ExpiresSoon soon ->
                TEXTS.get("finding.expires-soon", Moments.distance(now, soon.at()), Moments.local(soon.at()));
            case Finding.Expires later ->
                TEXTS.get("finding.expires", Moments.distance(now, later.at()), Moments.local(later.at()));
            case Finding.CaveatForbids forbids ->
                TEXTS.get("finding.forbids", shown(forbids.caveat().text()));
            case Finding.OperationNotAllowed operation -> TEXTS.get("finding.operation." + operation.operation());
            case Finding.OnlyServerCanJudge caveat ->
                TEXTS.get("finding.server-judges", shown(caveat.caveat().text()));
            case Finding.UnknownCaveat caveat ->
                TEXTS.get("finding.unknown-caveat", shown(caveat.caveat().text()));
            case Finding.DiesItself _ -> TEXTS.get("finding.dies");
            case Finding.Died _ -> TEXTS.get("finding.died");
            case Finding.AlreadyRevoked revoked -> TEXTS.get("finding.revoked", revoked.own(), revoked.server());
            case Finding.FromTheFuture future -> TEXTS.get("finding.future", future.own(), future.server());
            case Finding.Unconfined _ -> TEXTS.get("finding.unconfined");
        };
    }

    private static String shown(String text) {
        return Harmless.line(text, MAX_TEXT);
    }
}
