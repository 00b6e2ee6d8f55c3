package io.github.tokenrevoker.revocation.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a leaked token.
 *
 * @param answers in the order in which it was asked about
 */
public record TokenEvidence(LeakedToken token, List<LeakAnswer> answers) {
    public TokenEvidence {
        answers = List.copyOf(answers);
    }

    /** This evidence with a further answer. */
    public TokenEvidence with(LeakAnswer answer) {
        List<LeakAnswer> more = new ArrayList<>(answers);
        more.add(answer);
        return new TokenEvidence(token, more);
    }

    public Optional<LeakAnswer> latest() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
    }

    /** Returns the evidence of the latest answer. */
    public LeakAnswer.Standing standing() {
        return latest().map(LeakAnswer::standing).orElse(LeakAnswer.Standing.NOT_KNOWN);
    }
}
