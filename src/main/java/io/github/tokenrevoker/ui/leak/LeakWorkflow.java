package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.leak.AskingPlace;
import io.github.tokenrevoker.revocation.leak.LeakInquiry;
import io.github.tokenrevoker.revocation.leak.LeakQuestion;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.find.FoundTokens;
import io.github.tokenrevoker.token.find.TokenFinder;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakReport;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;

/** What is done with leaked tokens. Each method blocks until it is done and told, on a virtual thread. */
final class LeakWorkflow {
    private static final int MEBIBYTE_BITS = 20;
    private static final int TOLD_EVERY = 16 << MEBIBYTE_BITS;

    private final Texts texts = Texts.of(LeakWorkflow.class);
    private final LeakModel model;
    private final LeakInquiry inquiry;
    private final LeakSurroundings surroundings;
    private final WorkContext work;
    private final String toolVersion;
    private volatile StopSign stop = new StopSign();

    LeakWorkflow(
            LeakModel model, LeakInquiry inquiry, LeakSurroundings surroundings, WorkContext work, String toolVersion) {
        this.model = model;
        this.inquiry = inquiry;
        this.surroundings = surroundings;
        this.work = work;
        this.toolVersion = toolVersion;
    }

    /** Ends what is under way as soon as it can be. A revocation that was sent comes to its end. From any thread. */
    void stop() {
        stop.raise();
    }

    /**
     * Searches a text that was pasted or dropped.
     *
     * @return whether there was anything of a token in it
     */
    boolean read(String name, String text) {
        return busily(clearings -> {
            TokenFinder finder = new TokenFinder(_ -> !stop.isRaised());
            boolean whole = finder.read(name, text);
            return take(finder.found(), whole, clearings);
        });
    }

    /** Searches a file of any length. */
    void read(Path file) {
        boolean _ = busily(clearings -> {
            TokenFinder finder = new TokenFinder(this::told);
            try (InputStream text = Files.newInputStream(file)) {
                boolean whole = finder.read(String.valueOf(file.getFileName()), text);
                return take(finder.found(), whole, clearings);
            } catch (IOException failure) {
                boolean _ = take(finder.found(), true, clearings);
                tell(texts.get("failed", FileFailure.words(failure)));
                return false;
            }
        });
    }

    private boolean told(long bytes) {
        if (bytes % TOLD_EVERY < (1 << MEBIBYTE_BITS) / 2) {
            work.fx().later(() -> model.toldProperty().set(texts.get("searching", bytes >> MEBIBYTE_BITS)));
        }
        return !stop.isRaised();
    }

    /** What was begun before everything was forgotten is forgotten too. */
    private boolean take(FoundTokens found, boolean whole, int clearings) {
        work.fx().run(() -> {
            if (clearings != model.clearings()) {
                found.clear();
                return;
            }
            model.add(found, surroundings.profiles(), work.clock().instant());
            boolean nothing = found.tokens().isEmpty() && found.damaged().isEmpty();
            model.toldProperty().set(whole ? nothing ? texts.get("nothing") : "" : texts.get("stopped"));
        });
        return !found.tokens().isEmpty() || !found.damaged().isEmpty();
    }

    /** Asks about every token whether it works. */
    void check() {
        boolean _ = busily(_ -> {
            ask(_ -> true, true);
            return true;
        });
    }

    /** Revokes with every profile that ends some of the tokens, and asks about these tokens again. */
    void revoke(Node opener) {
        boolean _ = busily(_ -> {
            Set<UUID> profiles = work.fx().call(() -> {
                model.understand(surroundings.profiles(), work.clock().instant());
                return model.revocable();
            });
            if (profiles.isEmpty()) {
                return false;
            }
            LeakNote note = work.fx().call(() -> LeakNotes.of(model.endedBy(profiles), model.leftByRevocation()));
            Map<UUID, UUID> acts = surroundings.revoke(profiles, note, opener);
            if (acts.isEmpty()) {
                tell(texts.get("not-revoked"));
                return false;
            }
            work.fx().run(() -> model.mark(acts));
            verify(acts);
            return true;
        });
    }

    /** Asks again about the tokens that an act of a profile was to end, which has been settled in the meantime. */
    void askAfterSettling(Set<UUID> profiles) {
        Map<UUID, UUID> acts = new HashMap<>();
        work.fx().run(() -> profiles.forEach(profile -> model.act(profile).ifPresent(act -> acts.put(profile, act))));
        if (!acts.isEmpty()) {
            boolean _ = busily(_ -> {
                verify(acts);
                return true;
            });
        }
    }

    private void verify(Map<UUID, UUID> acts) {
        ask(row -> row.act().filter(acts::containsValue).isPresent(), false);
        List<LeakedAfter> all = new ArrayList<>();
        List<String> unrecorded = new ArrayList<>();
        acts.forEach((profile, act) -> {
            LeakedAfter after = work.fx().call(() -> model.after(act));
            if (!after.tokens().isEmpty()) {
                all.add(after);
                record(profile, after).ifPresent(unrecorded::add);
            }
        });
        if (!all.isEmpty()) {
            String words = LeakWords.after(LeakedAfter.together(all));
            tell(Stream.concat(Stream.of(words), unrecorded.stream()).collect(Collectors.joining("\n")));
        }
    }

    /** Returns why it is not in the journal; empty when it is. */
    private Optional<String> record(UUID profile, LeakedAfter after) {
        try {
            surroundings.record(profile, after);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(texts.get("unrecorded", FileFailure.words(failure)));
        }
    }

    /**
     * Asks about some of the tokens.
     *
     * @param byGeneration whether an older generation answers without sending the token; after an act only the zone's word
     *     about the very token counts
     */
    private void ask(Predicate<LeakRow> chosen, boolean byGeneration) {
        List<LeakRow> rows = work.fx().call(() -> {
            model.understand(surroundings.profiles(), work.clock().instant());
            return model.rows().stream().filter(chosen).toList();
        });
        Map<UUID, Optional<Access>> own = new HashMap<>();
        try {
            IdentityHashMap<LeakQuestion, LeakRow> asked = new IdentityHashMap<>();
            for (LeakRow row : rows) {
                asked.put(question(work.fx().call(row::token), byGeneration, own), row);
            }
            tell(texts.get("asking", rows.size()));
            int atOnce = work.fx().call(() -> work.settings().get().perHost());
            inquiry.ask(
                    List.copyOf(asked.keySet()),
                    Limits.perHost(atOnce),
                    stop,
                    (question, answer) ->
                            work.fx().later(() -> model.answer(Objects.requireNonNull(asked.get(question)), answer)));
            tell("");
        } finally {
            own.values().forEach(access -> access.ifPresent(Access::clear));
        }
    }

    private LeakQuestion question(LeakedToken token, boolean byGeneration, Map<UUID, Optional<Access>> own) {
        if (!(token.place() instanceof AskingPlace.OfProfile of)) {
            return new LeakQuestion(token);
        }
        Profile profile = of.known().profile();
        Optional<Access> access = own.computeIfAbsent(profile.id(), _ -> access(profile));
        LeakedToken reachable = access.map(known -> new LeakedToken(
                        token.found(),
                        token.ending(),
                        new AskingPlace.OfProfile(of.known(), known.passwords()),
                        token.providerName()))
                .orElse(token);
        boolean tells = byGeneration && token.isEndedByRevocation();
        return new LeakQuestion(reachable, tells ? access : Optional.empty());
    }

    private Optional<Access> access(Profile profile) {
        Optional<ProfileSecrets> obtained = surroundings.atHand(profile.id());
        if (obtained.isEmpty()) {
            return Optional.empty();
        }
        try (ProfileSecrets secrets = obtained.get()) {
            return Optional.of(secrets.access(profile));
        }
    }

    /** Writes the report, in the form that the file's name says. */
    void report() {
        Optional<Path> file =
                work.fx().call(() -> surroundings.fileToSave(texts.get("report.title"), "leaked-tokens.html"));
        if (file.isEmpty()) {
            return;
        }
        LeakReport report = work.fx()
                .call(() -> new LeakReport(
                        model.evidence(),
                        model.damaged(),
                        model.revocations(),
                        model.bytes(),
                        work.clock().instant(),
                        toolVersion));
        String name = file.get().toString().toLowerCase(Locale.ROOT);
        try {
            WholeFile.writeOnce(
                    file.get(),
                    name.endsWith(".json") ? report.json() : name.endsWith(".txt") ? report.text() : report.html());
            tell(texts.get("report.written", Harmless.line(file.get().toString())));
        } catch (IOException failure) {
            tell(texts.get("failed", FileFailure.words(failure)));
        }
    }

    private interface Work {
        boolean done(int clearings);
    }

    /** Does nothing while something else is under way. */
    private boolean busily(Work work) {
        OptionalInt begun = this.work.fx().call(() -> {
            if (model.busyProperty().get()) {
                return OptionalInt.empty();
            }
            stop = new StopSign();
            model.busyProperty().set(true);
            return OptionalInt.of(model.clearings());
        });
        if (begun.isEmpty()) {
            return false;
        }
        try {
            return work.done(begun.getAsInt());
        } finally {
            this.work.fx().later(() -> model.busyProperty().set(false));
        }
    }

    private void tell(String words) {
        work.fx().run(() -> model.toldProperty().set(words));
    }
}
