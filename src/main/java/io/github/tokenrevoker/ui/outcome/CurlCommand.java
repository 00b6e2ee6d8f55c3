package io.github.tokenrevoker.ui.outcome;

import io.github.tokenrevoker.onezone.OnezoneAddress;

/**
 * The revocation as a shell command. For bash and zsh. The token is read from standard input, so that it
 * stands in no argument list and in no history; the command fails when the server does not say yes.
 */
final class CurlCommand {
    private static final String PATH = "/provider/tokens/temporary";

    private CurlCommand() {}

    static String of(OnezoneAddress address) {
        // The subshell forgets the token; grep's status is the command's own, so that only a 204 is a success.
        return """
                (printf 'Access token: ' >&2; IFS= read -rs TOKEN; echo >&2
                printf 'x-auth-token: %%s\n' "$TOKEN" | \
                curl --silent --show-error --max-time 30 --proto '=%s' \
                  --request DELETE --header @- --write-out '\\n%%{http_code}\\n' \
                  '%s' | tee /dev/stderr | tail -n 1 | grep -qx 204)
                """.formatted(address.scheme(), address.api(PATH));
    }
}
