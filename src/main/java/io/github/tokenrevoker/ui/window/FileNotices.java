package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.controls.Notices.Notice;
import io.github.tokenrevoker.ui.controls.Notices.Remedy;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.Optional;

/** Tells what was found in the files of profiles and settings, and what could not be saved. Belongs to the FX thread. */
final class FileNotices {
    private static final int MAX_ODDITIES = 3;

    private final Texts texts = Texts.of(FileNotices.class);
    private final Notices notices;
    private final ProfileBook book;
    private Optional<Notice> unsaved = Optional.empty();

    /** Follows the profiles' file from now on. */
    FileNotices(Notices notices, ProfileBook book) {
        this.notices = notices;
        this.book = book;
        book.copiesOfOthersProperty().subscribe(copies -> {
            if (!copies.isEmpty()) {
                notices.show(texts.get(
                        "copies", copies.size(), Harmless.line(copies.getFirst().name())));
            }
        });
        book.file().problemProperty().subscribe(problem -> {
            unsaved.ifPresent(Notice::withdraw);
            unsaved = problem.map(this::tellOfUnsavedChange);
        });
        book.file().odditiesProperty().subscribe(oddities -> {
            if (!oddities.isEmpty()) {
                tellOfOddities("profiles.json", oddities);
            }
        });
    }

    /** Tells what reading a file gave, unless all was well. */
    void tellOf(Loaded<?> loaded, String file) {
        switch (loaded) {
            case Loaded.Intact<?> _ -> {}
            case Loaded.Partial<?> partial -> tellOfOddities(file, partial.oddities());
            case Loaded.Recovered<?> recovered ->
                notices.show(texts.get(
                        recovered.fromPrevious() ? "loaded.recovered" : "loaded.damaged", recovered.setAside(), file));
            case Loaded.Newer<?> _ -> notices.show(texts.get("loaded.newer", file));
            case Loaded.Unreadable<?> unreadable ->
                notices.show(texts.get("loaded.unreadable", file, unreadable.reason()));
        }
    }

    private void tellOfOddities(String file, List<String> oddities) {
        String shown = String.join("\n", oddities.subList(0, Math.min(MAX_ODDITIES, oddities.size())));
        String rest =
                oddities.size() > MAX_ODDITIES ? texts.get("loaded.odd-rest", oddities.size() - MAX_ODDITIES) : "";
        notices.show(texts.get("loaded.odd", file, shown, rest));
    }

    private Notice tellOfUnsavedChange(String problem) {
        return notices.show(
                texts.get("unsaved", problem), Optional.of(new Remedy(texts.get("unsaved.again"), book.file()::save)));
    }
}
