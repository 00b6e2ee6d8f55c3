package io.github.tokenrevoker.words.leak;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.quoting.ShellWord;
import io.github.tokenrevoker.revocation.leak.Ending;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The request that ends a leaked token which this tool's revocation does not end, as a command for bash and zsh. The token
 * of whoever runs it is read from standard input, so that it stands in no argument list and in no history. The leaked token
 * itself is not part of it.
 */
public final class EndingRequest {
    /** An id comes from a token of unknown origin, and becomes part of a path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private EndingRequest() {}

    /** Returns the command; empty where none ends the token, or its inscription has no usable id or host. */
    public static Optional<String> of(LeakedToken token) {
        return switch (token.ending()) {
            case Ending.ByTokenId by -> revokingNamed(token, by.tokenId());
            case Ending.ByUser by -> revokingTemporary(token, by.userId());
            case Ending.ByProfile _, Ending.ByProvider _, Ending.Expired _, Ending.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<String> revokingNamed(LeakedToken token, String id) {
        String body = JsonText.line(JsonNodeFactory.instance.objectNode().put("revoked", true));
        return command(
                token,
                id,
                "PATCH",
                "/tokens/named/" + id,
                List.of("--header 'content-type: application/json'", "--data " + ShellWord.of(body)));
    }

    private static Optional<String> revokingTemporary(LeakedToken token, String user) {
        return command(token, user, "DELETE", "/users/" + user + "/tokens/temporary", List.of());
    }

    private static Optional<String> command(
            LeakedToken token, String id, String method, String path, List<String> options) {
        return token.place().host().filter(_ -> ID.matcher(id).matches()).map(host -> {
            String more = options.isEmpty() ? "" : " \\\n  " + String.join(" ", options);
            return """
                    (printf 'Your access token: ' >&2; IFS= read -rs TOKEN; echo >&2
                    printf 'x-auth-token: %%s\\n' "$TOKEN" | \\
                    curl --disable --fail-with-body --silent --show-error --globoff --max-time 30 --proto %s \\
                      --request %s --header @-%s \\
                      %s)
                    """.formatted(
                    scheme(host), method, more, ShellWord.of(host.api(path).toString()));
        });
    }

    private static String scheme(OnezoneAddress host) {
        return ShellWord.of("=" + host.scheme());
    }
}
