package io.github.tokenrevoker.quoting;

/** Text between the tags of a page, or in a quoted attribute. */
public final class HtmlText {
    private HtmlText() {}

    /** Returns the text as a single line that holds no markup; invisible characters are escaped visibly. */
    public static String of(String text) {
        return VisibleText.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
