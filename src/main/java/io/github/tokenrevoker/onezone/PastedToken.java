package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.onezone.PastedText.Remark;
import java.util.EnumSet;
import java.util.Set;

/**
 * A token from a text that people paste.
 *
 * @param remarks what was corrected in the text and deserves a look
 */
public record PastedToken(AccessToken token, Set<Remark> remarks) {
    public PastedToken {
        remarks = Set.copyOf(remarks);
    }

    /**
     * Reads a pasted text.
     *
     * @throws UnusableTokenException with the reason, when what remains can't be sent in a header
     */
    public static PastedToken read(String text) throws UnusableTokenException {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        return new PastedToken(AccessToken.ofAscii(PastedText.token(text, remarks)), remarks);
    }
}
