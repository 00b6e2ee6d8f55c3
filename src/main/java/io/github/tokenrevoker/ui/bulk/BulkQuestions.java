package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.ui.confirm.BulkQuestion;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import java.nio.file.Path;
import java.util.Optional;

/** What a bulk revocation asks of a person. Each question waits for its answer, on a virtual thread. */
public interface BulkQuestions {
    /** Puts the question whether to revoke; empty when the answer was no. */
    Optional<BulkRevocation.Confirmed> confirm(BulkQuestion question);

    /** The same questions, which say for which leaked tokens the revocation is done. */
    default BulkQuestions about(LeakNote leak) {
        BulkQuestions plain = this;
        return new BulkQuestions() {
            @Override
            public Optional<BulkRevocation.Confirmed> confirm(BulkQuestion question) {
                question.tellOf(leak);
                return plain.confirm(question);
            }

            @Override
            public Optional<Path> fileForReport(String suggestedName) {
                return plain.fileForReport(suggestedName);
            }
        };
    }

    /** Asks which file to write the report to; empty when the operator wants none. */
    Optional<Path> fileForReport(String suggestedName);
}
