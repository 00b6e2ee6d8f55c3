package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.ActDocuments;
import io.github.tokenrevoker.words.journal.ChainStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What is done with the journal. Each method returns when it is done and told, on a virtual thread. */
final class JournalWorkflow {
    private final Texts texts = Texts.of(JournalWorkflow.class);
    private final ActDocuments documents = new ActDocuments();
    private final JournalStore store;
    private final Operator operator;

    /** The person in front of the window. Each method is called on a virtual thread and waits. */
    interface Operator {
        /** Asks which file to write to; empty when none is wanted. */
        Optional<Path> fileFor(String title, String suggestedName);

        /** Puts a text into the clipboard. */
        void copy(String text);

        void tell(String words);
    }

    JournalWorkflow(JournalStore store, Operator operator) {
        this.store = store;
        this.operator = operator;
    }

    /** Records that the operator knows of the damages, and verifies the journal again. */
    void acknowledge() {
        try {
            store.acknowledge();
        } catch (IOException failure) {
            tellFailure(failure);
        }
    }

    /** Copies the hash that stands for all lines. */
    void copyHead() {
        try {
            operator.copy(store.head());
            operator.tell(texts.get("head.done"));
        } catch (IOException failure) {
            tellFailure(failure);
        }
    }

    /** Writes all that is recorded of one act. */
    void writeReceipt(RecordedAct act) {
        write(
                texts.get("receipt"),
                "revocation-" + act.act() + ".txt",
                chain -> documents.receipt(act, chain),
                chain -> documents.receiptJson(act, chain));
    }

    /** Writes what is recorded of many acts as a table. */
    void export(List<RecordedAct> acts) {
        write(
                texts.get("export"),
                "revocations.csv",
                chain -> documents.csv(acts, chain),
                chain -> documents.json(acts, chain));
    }

    /** A document states what a verification made for it has found, not what an earlier one had. */
    private void write(
            String title,
            String suggestedName,
            Function<ChainStatement, byte[]> usual,
            Function<ChainStatement, byte[]> json) {
        Optional<Path> file = operator.fileFor(title, suggestedName);
        if (file.isEmpty()) {
            return;
        }
        operator.tell(texts.get("writing"));
        try {
            boolean isJson = file.get().toString().toLowerCase(Locale.ROOT).endsWith(".json");
            WholeFile.writeOnce(file.get(), (isJson ? json : usual).apply(store.statement()));
            operator.tell(texts.get("written", file.get()));
        } catch (IOException failure) {
            tellFailure(failure);
        }
    }

    private void tellFailure(Exception failure) {
        operator.tell(texts.get("failed", FileFailure.words(failure)));
    }
}
