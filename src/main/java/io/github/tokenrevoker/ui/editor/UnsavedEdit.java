package io.github.tokenrevoker.ui.editor;

import java.util.List;

/** What was entered in an editor that was then cancelled, so that cancelling can be undone. Holds no token or password. */
public final class UnsavedEdit {
    private final EditorModel model;
    private final boolean existing;
    private final List<?> before;

    /**
     * Keeps what was entered.
     *
     * @param before what the fields had been filled with at first
     */
    UnsavedEdit(EditorModel model, boolean existing, List<?> before) {
        this.model = model;
        this.existing = existing;
        this.before = List.copyOf(before);
    }

    EditorModel model() {
        return model;
    }

    boolean isOfExistingProfile() {
        return existing;
    }

    List<?> before() {
        return before;
    }
}
