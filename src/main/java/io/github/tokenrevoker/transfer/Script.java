package io.github.tokenrevoker.transfer;

import java.util.ArrayList;
import java.util.List;

/** Collects the commands of a script while it is read; each is a list of words. */
final class Script {
    private final List<List<Word>> commands = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    final Word.Builder word = new Word.Builder();
    private boolean dropsNext;

    /** Makes the next word the target of a redirection, which is no word of the command. */
    void dropNext() {
        dropsNext = true;
    }

    void endWord() {
        if (word.isBegun()) {
            Word ended = word.take();
            if (!dropsNext) {
                words.add(ended);
            }
            dropsNext = false;
        }
    }

    void endCommand() {
        endWord();
        dropsNext = false;
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
            words = new ArrayList<>();
        }
    }

    /** How many words the present command has so far, the one under way not among them. */
    int size() {
        return words.size();
    }

    /** Whether the present command begins with a variable, as an assignment of PowerShell does. */
    boolean beginsWithVariable() {
        return !words.isEmpty() && words.getFirst().soleVariable().isPresent();
    }

    /** Adds commands that stand inside another one. */
    void addAll(List<List<Word>> inner) {
        commands.addAll(inner);
    }

    List<List<Word>> commands() {
        endCommand();
        return List.copyOf(commands);
    }
}
