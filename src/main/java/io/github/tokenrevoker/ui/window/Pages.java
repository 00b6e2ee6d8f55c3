package io.github.tokenrevoker.ui.window;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The middle of the window, which shows one page at a time. Belongs to the FX thread. */
final class Pages extends StackPane {
    private final List<PageEntry> entries;
    private final ReadOnlyObjectWrapper<PageEntry> current;
    private PageEntry previous;

    /** Shows the first page. */
    Pages(List<PageEntry> entries) {
        this.entries = entries;
        PageEntry first = entries.getFirst();
        current = new ReadOnlyObjectWrapper<>(first);
        previous = first;
        setId("pages");
        getChildren().setAll(first.page().get().content());
    }

    List<PageEntry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<PageEntry> currentProperty() {
        return current.getReadOnlyProperty();
    }

    Optional<PageEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** Shows a page, unless it is shown already. Work begun on the page that is left goes on. */
    void show(PageEntry entry) {
        PageEntry before = current.get();
        if (before != entry) {
            before.page().get().left();
            previous = before;
            getChildren().setAll(entry.page().get().content());
            current.set(entry);
            entry.page().get().opened();
        }
    }

    /** Shows the page that was shown before this one. */
    void back() {
        visit(previous);
    }

    /** The page to come back to at the next start: the settings are no place to work. */
    PageEntry lasting() {
        return current.get().command() == Command.SETTINGS ? previous : current.get();
    }

    /** Shows the page of a command, if there is one. */
    void show(Command command) {
        entries.stream().filter(entry -> entry.command() == command).findFirst().ifPresent(this::show);
    }

    /** Shows a page on behalf of a key or a menu: a focus that was on the page before goes to the new one. */
    void visit(PageEntry entry) {
        Node focused = getScene().getFocusOwner();
        boolean takesFocus = focused == null || focused == getScene().getRoot() || isInside(focused);
        show(entry);
        if (takesFocus && current.get() == entry) {
            refuge().requestFocus();
        }
    }

    private boolean isInside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    /** Where the focus goes when its control vanishes. */
    Node refuge() {
        return current.get().page().get().refuge();
    }
}
