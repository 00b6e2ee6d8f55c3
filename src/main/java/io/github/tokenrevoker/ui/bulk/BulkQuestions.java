package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.ui.confirm.BulkQuestion;
import java.nio.file.Path;
import java.util.Optional;

/** What a bulk revocation asks of a person. Each question waits for its answer, on a virtual thread. */
public interface BulkQuestions {
    /** Puts the question whether to revoke; empty when the answer was no. */
    Optional<BulkRevocation.Confirmed> confirm(BulkQuestion question);

    /** Asks which file to write the report to; empty when the operator wants none. */
    Optional<Path> fileForReport(String suggestedName);
}
