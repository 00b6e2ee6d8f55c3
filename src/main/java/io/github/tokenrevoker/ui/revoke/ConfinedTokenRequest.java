package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.quoting.ShellWord;
import io.github.tokenrevoker.token.JobOperation;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request that creates a named token good for this tool's job and nothing else, as a shell command. The present token
 * is read from standard input, so that it stands in no argument list and in no history.
 */
final class ConfinedTokenRequest {
    private ConfinedTokenRequest() {}

    static String of(OnezoneAddress address, String providerId) {
        return """
                (printf 'Access token: ' >&2; IFS= read -rs TOKEN; echo >&2
                printf 'x-auth-token: %%s\\n' "$TOKEN" | \\
                curl --fail-with-body --silent --show-error --max-time 30 --proto %s \\
                  --request POST --header @- --header 'content-type: application/json' \\
                  --data %s \\
                  %s)
                """.formatted(
                        ShellWord.of("=" + address.scheme()),
                        ShellWord.of(JsonText.line(body(providerId))),
                        ShellWord.of(address.api("/provider/tokens/named").toString()));
    }

    private static ObjectNode body(String providerId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", "token-revoker");
        body.putObject("type").putObject("accessToken");
        ArrayNode caveats = body.putArray("caveats");
        caveats.addObject().put("type", "service").putArray("whitelist").add("ozw-onezone");
        caveats.addObject().put("type", "interface").put("interface", "rest");
        ArrayNode operations = caveats.addObject().put("type", "api").putArray("whitelist");
        Stream.of(JobOperation.REVOKE, JobOperation.READ_GENERATION, JobOperation.READ_PROVIDER)
                .map(operation -> operation.written(providerId))
                .forEach(operations::add);
        return body;
    }
}
