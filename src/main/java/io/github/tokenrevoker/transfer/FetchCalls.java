package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Variables.Text;
import io.github.tokenrevoker.transfer.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a script for browsers, as <i>Copy as fetch</i> gives them, and of the Python library requests. */
final class FetchCalls {
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:fetch|requests\\.[a-z]{2,10}|axios(?:\\.[a-z]{2,10})?)\\s*+\\(\\s*+[fr]?([\"'`])([^\"'`\\n]*+)\\1");
    private static final Pattern HEADER = Pattern.compile(
            "[\"']?(x-auth-token|macaroon|authorization)[\"']?\\s*+[:,=]\\s*+[fr]?[\"'`]([^\"'`]*+)[\"'`]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("\\$?\\{\\s*+([A-Za-z_]\\w*+)\\s*+}");

    private FetchCalls() {}

    static boolean looksLikeOne(String text) {
        return CALL.matcher(text).find();
    }

    static List<Request> requests(String text, Variables variables) {
        List<Request> requests = new ArrayList<>();
        Matcher call = CALL.matcher(text);
        boolean more = call.find();
        // Those before all calls belong to every call without any.
        List<Text> shared = more ? headers(text, 0, call.start(), variables) : List.of();
        while (more) {
            Text url = variables.text(word(call.group(2).replace("\\/", "/")));
            int start = call.end();
            more = call.find();
            List<Text> own = headers(text, start, more ? call.start() : text.length(), variables);
            requests.add(Request.of(List.of(url), own.isEmpty() ? shared : own, false));
        }
        return requests;
    }

    private static List<Text> headers(String text, int from, int to, Variables variables) {
        Matcher header = HEADER.matcher(text).region(from, to);
        List<Text> headers = new ArrayList<>();
        while (header.find()) {
            headers.add(variables.text(word(header.group(1) + ": " + header.group(2))));
        }
        return headers;
    }

    /** A string with what a script fills in: {@code ${name}}, or {@code {name}} of Python. */
    private static Word word(String text) {
        Word.Builder word = new Word.Builder();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            word.add(text.substring(end, variable.start()));
            word.add(new Part.Variable(variable.group(1), Optional.empty()));
            end = variable.end();
        }
        word.add(text.substring(end));
        return word.take();
    }
}
