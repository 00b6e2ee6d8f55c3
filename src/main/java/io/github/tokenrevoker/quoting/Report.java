package io.github.tokenrevoker.quoting;

/** A plain-text report of named values. No value can look like a line of the report's own. Not thread-safe. */
public final class Report {
    private static final String BAR = "  | ";

    private final StringBuilder text = new StringBuilder();

    /** Adds a value on the line of its name; a blank one is left out. */
    public void line(String name, String value) {
        if (!value.isBlank()) {
            text.append(name)
                    .append(": ")
                    .append(VisibleText.line(value.strip()))
                    .append('\n');
        }
    }

    /** Adds a value that may have several lines, each of them marked as part of it; a blank one is left out. */
    public void block(String name, String value) {
        if (!value.isBlank()) {
            text.append(name).append(":\n");
            VisibleText.block(value.strip())
                    .lines()
                    .forEach(line -> text.append(BAR).append(line).append('\n'));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
