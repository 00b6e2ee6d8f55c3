package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.help.Shortcut;
import io.github.tokenrevoker.words.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** The table of what the window's commands do, and when each can be used. Belongs to the FX thread. */
final class Actions {
    /**
     * What one command does.
     *
     * @param enabled whether it can be used now
     * @param act runs on the FX thread and returns at once
     */
    record Action(Command command, ObservableValue<Boolean> enabled, Runnable act) {
        /** Runs it if it can be used now. */
        void run() {
            if (enabled.getValue()) {
                act.run();
            }
        }
    }

    private final Texts texts = Texts.of(Actions.class);
    private final Map<Command, Action> table = new EnumMap<>(Command.class);

    /** Defines a command that can always be used. */
    Actions define(Command command, Runnable act) {
        return define(command, new SimpleBooleanProperty(true), act);
    }

    Actions define(Command command, ObservableValue<Boolean> enabled, Runnable act) {
        table.put(command, new Action(command, enabled, act));
        return this;
    }

    /** Returns what a command does; empty while it is not defined. */
    Optional<Action> find(Command command) {
        return Optional.ofNullable(table.get(command));
    }

    /** All defined commands, in the order of {@link Command}. */
    Stream<Action> all() {
        return table.values().stream();
    }

    /** The keys of all defined commands, with the names of the commands. */
    List<Shortcut> shortcuts() {
        return all().filter(action -> !action.command().keys().isEmpty())
                .map(action -> new Shortcut(
                        name(action.command()), action.command().keys().getFirst()))
                .toList();
    }

    /** The name of a command, as menus show it. */
    String name(Command command) {
        return texts.get(command.textKey());
    }
}
