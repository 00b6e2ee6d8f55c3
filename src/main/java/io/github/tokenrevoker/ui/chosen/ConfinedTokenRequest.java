package io.github.tokenrevoker.ui.chosen;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.token.JobOperation;

/**
 * The request that makes a named token good for this tool's job and nothing else, as a shell command. The present token
 * is read from standard input, so that it stands in no argument list and in no history.
 */
final class ConfinedTokenRequest {
    private ConfinedTokenRequest() {}

    static String of(OnezoneAddress address, String providerId) {
        return """
                (printf 'Access token: ' >&2; IFS= read -rs TOKEN; echo >&2
                printf 'x-auth-token: %%s\\n' "$TOKEN" | \\
                curl --fail-with-body --silent --show-error --max-time 30 --proto '=%s' \\
                  --request POST --header @- --header 'content-type: application/json' \\
                  --data '{"name":"token-revoker","type":{"accessToken":{}},"caveats":[
                    {"type":"service","whitelist":["ozw-onezone"]},
                    {"type":"interface","interface":"rest"},
                    {"type":"api","whitelist":[
                      "%s",
                      "%s",
                      "%s"]}]}' \\
                  '%s')
                """.formatted(
                        address.scheme(),
                        JobOperation.REVOKE.written(providerId),
                        JobOperation.READ_GENERATION.written(providerId),
                        JobOperation.READ_PROVIDER.written(providerId),
                        address.api("/provider/tokens/named"));
    }
}
