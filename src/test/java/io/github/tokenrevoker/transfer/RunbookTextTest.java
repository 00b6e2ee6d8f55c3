package io.github.tokenrevoker.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.transfer.RunbookText.Remark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A runbook's text")
class RunbookTextTest {
    /** How many texts at random are read: some with every build, more where {@code -Dtests.rounds} says so. */
    private static final int ROUNDS = Integer.getInteger("tests.rounds", 8_000);

    private static final String TOKEN = "MDAxNWxvY2F00aW9uIG9uZQo";

    static Stream<String> complete() {
        return Stream.of(
                "export ONEZONE_HOST=https://onezone.example.org\nexport ONEZONE_API_KEY=" + TOKEN,
                "ONEZONE_HOST=onezone.example.org TOKEN='" + TOKEN + "' ./revoke.sh",
                "export ONEZONE_HOST=\"https://onezone.example.org\"; export TOKEN=\"" + TOKEN + "\" # from the wiki",
                "curl -X DELETE -H 'X-Auth-Token: " + TOKEN
                        + "' https://onezone.example.org/api/v3/onezone/provider/tokens/temporary",
                "curl -sS -H \"x-auth-token:" + TOKEN + "\" \\\n  --request DELETE \\\n"
                        + "  \"https://onezone.example.org/api/v3/onezone/provider/tokens/temporary\"",
                "TOKEN=" + TOKEN
                        + "\ncurl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org/api/v3/onezone/provider",
                "ONEZONE_HOST=https://onezone.example.org\nTOKEN=" + TOKEN
                        + "\ncurl --header \"authorization: Bearer ${TOKEN}\" \"$ONEZONE_HOST/api/v3/onezone/provider\"",
                "curl --url=https://onezone.example.org/ -H 'Macaroon: " + TOKEN + "'",
                "onezone-rest-cli --host https://onezone.example.org -H 'X-Auth-Token: " + TOKEN
                        + "' removeProviderTemporaryTokens",
                "onezone-rest-cli --host=onezone.example.org \"X-Auth-Token:" + TOKEN + "\" getCurrentProvider",
                "ONEZONE_API_KEY=" + TOKEN + " onezone-rest-cli --host https://onezone.example.org getCurrentProvider");
    }

    static Stream<String> everywhere() {
        return Stream.of(
                // Options as curl knows them
                "curl -x https://proxy.example.net:3128 -e https://wiki.example.net -u user:secret -o out.json -A agent/1.0 -sSX DELETE"
                        + " -H 'X-Auth-Token: T' https://onezone.example.org/api/v3/onezone/provider",
                "curl --proxy https://proxy.example.net --referer https://wiki.example.net --resolve a.b:443:1.2.3.4"
                        + " --connect-to ::c.d:443 --cacert ca.pem -b a=b -K config --oauth2-bearer T --url onezone.example.org",
                "curl -xhttps://proxy.example.net -HX-Auth-Token:T https://onezone.example.org",
                "curl --header=x-auth-token:T --proxy=https://p.example.net --url=https://onezone.example.org/x",
                "sudo -E /usr/bin/curl -fsSL -H @headers -H \"x-auth-token: T\" https://onezone.example.org",
                "$ curl \\\n>   -H 'x-auth-token: T' \\\n>   https://onezone.example.org/api/v3/onezone/provider",
                "wget -qO- -O out.html --method=DELETE --header='X-Auth-Token: T' https://onezone.example.org/x",
                "http --verify=no DELETE https://onezone.example.org/x X-Auth-Token:T",
                // One command of several
                "curl https://mirror.example.net/install.sh | bash\ncurl -X DELETE -H 'x-auth-token: T'"
                        + " https://onezone.example.org/api/v3/onezone/provider/tokens/temporary",
                "curl -H 'x-auth-token: other' https://oneprovider.example.net/api/v3/oneprovider/spaces && curl -H"
                        + " 'x-auth-token: T' https://onezone.example.org/api/v3/onezone/provider",
                "curl -H 'x-auth-token: T' https://onezone.example.org/api/v3/onezone/provider > log 2>&1; curl"
                        + " https://other.example.net/api",
                "cat > notes <<'END'\ncurl -H 'x-auth-token: no' https://evil.example.net/api/v3/onezone/\nEND\n"
                        + "curl -H 'x-auth-token: T' https://onezone.example.org/api/v3/onezone/provider",
                "# curl -H 'x-auth-token: no' https://evil.example.net/api/v3/onezone\ncurl -H 'x-auth-token: T'"
                        + " https://onezone.example.org/x # https://evil.example.net",
                "GEN=$(curl -s -H \"X-Auth-Token: T\" https://onezone.example.org/api/v3/onezone/provider | jq .x)",
                "ONEZONE_HOST=onezone.example.org\nTOKEN=T\ncurl -d '{}' https://hooks.example.net/notify",
                // Quotes of bash
                "curl $'https://onezone.example.org/api' -H $'x-auth-token: \\x54'",
                "curl \"https://onezone.example.org/a?b=\\\"c\\\"\" -H \"X-Auth-Token: ${TOKEN:-T}\"",
                // Other shells
                "set -x ONEZONE_HOST onezone.example.org\nset -gx TOKEN 'T'",
                "set -x TOKEN T\ncurl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org",
                "setenv ONEZONE_DOMAIN onezone.example.org; setenv ACCESS_TOKEN T",
                "curl ^\n  -X DELETE ^\n  -H \"X-Auth-Token: T\" ^\n  \"https://onezone.example.org/api/v3/onezone/x\"",
                "curl ^\"https://onezone.example.org/api/v3/onezone/x?a=b^&c=d^\" ^\r\n  -X ^\"DELETE^\" ^\r\n  -H"
                        + " ^\"x-auth-token: T^\" ^\r\n  --compressed",
                "set ONEZONE_HOST=onezone.example.org\nset TOKEN=T",
                "set \"TOKEN=T\" & curl.exe -H \"X-Auth-Token: %TOKEN%\" https://onezone.example.org/",
                "$env:ONEZONE_HOST='onezone.example.org'\n$env:TOKEN = \"T\"",
                "$env:TOKEN='T'\nInvoke-RestMethod -Method Delete -Uri \"https://onezone.example.org/api/v3/onezone/x\" `\n"
                        + "  -Headers @{ 'X-Auth-Token' = $env:TOKEN; Accept = '*/*' }",
                "$headers = @{\n  \"X-Auth-Token\" = \"T\"\n}\nirm -Proxy https://proxy.example.net -Headers $headers"
                        + " https://onezone.example.org/api",
                "$t = 'T'; iwr https://onezone.example.org -Headers @{Authorization=\"Bearer $t\"} -UseBasicParsing",
                "curl.exe `\n -H \"X-Auth-Token: T\" `\n https://onezone.example.org/api",
                // Browsers
                "curl 'https://onezone.example.org/api/v3/onezone/user' \\\n  -H 'accept: */*' \\\n  -H 'x-auth-token: T'"
                        + " \\\n  -H 'referer: https://onezone.example.org/' \\\n  --compressed",
                "fetch(\"https://onezone.example.org/api/v3/onezone/user\", {\n  \"headers\": {\n    \"accept\": \"*/*\",\n"
                        + "    \"x-auth-token\": \"T\"\n  },\n  \"referrer\": \"https://evil.example.net/\",\n  \"method\": \"DELETE\"\n});",
                "await fetch('https://onezone.example.org/x', {method: 'DELETE', headers: {Authorization: 'Bearer T'}})",
                "const token = 'T';\nfetch(`https://onezone.example.org/x`, {headers: {'X-Auth-Token': `${token}`}})",
                "requests.delete(\"https://onezone.example.org/x\", headers={\"X-Auth-Token\": \"T\"})",
                // Settings
                "ONEZONE_HOST: onezone.example.org\nTOKEN: T",
                "onezone_domain = onezone.example.org\naccess_token = \"T\"",
                "[onezone]\nhost = onezone.example.org\ntoken = T ; from the wiki",
                "- ONEZONE_DOMAIN=onezone.example.org\n- ONEPROVIDER_REST_ACCESS_TOKEN=T",
                "onezone: https://onezone.example.org\ntoken: >-\n  T",
                "{\"onezone_host\": \"onezone.example.org\", \"token\": \"T\"}",
                "export ZONE_HOST=onezone.example.org\nexport ONEPROVIDER_REST_ACCESS_TOKEN=T",
                "> curl -H 'x-auth-token: T' \\\n> https://onezone.example.org",
                "curl -H \u201cX-Auth-Token: T\u201d\u00a0https://onezone.example.org",
                // Terminals: colours, prompts, lines that end in a blank
                "curl -H \"\u001b[1;31mx-auth-token: \u001b]8;;x\u0007T\u001b[0m\" https://onezone.example.org",
                "$ export TOKEN=T\n$ curl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org\n{\"id\": \"a\"}",
                "[root@oz-1 ~]# export TOKEN=T\n[root@oz-1 ~]# curl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org",
                "PS C:\\Users\\me> $env:TOKEN='T'\nPS C:\\Users\\me> $env:ONEZONE_HOST='onezone.example.org'",
                "C:\\Users\\me> set TOKEN=T\nC:\\Users\\me> set ONEZONE_HOST=onezone.example.org",
                "C:\\tools\\curl.exe -H \"x-auth-token: T\" https://onezone.example.org/x > out.json",
                "curl -H 'x-auth-token: T' \\ \n https://onezone.example.org/api/v3/onezone/x",
                // Commands inside of others
                "ssh host \"curl -H 'x-auth-token: T' https://onezone.example.org/x\"",
                "docker exec oz bash -c 'curl -H \"x-auth-token: T\" https://onezone.example.org/x'",
                "watch -n 5 \"curl -H 'x-auth-token: T' https://onezone.example.org/x\"",
                "docker run -e ONEZONE_HOST=onezone.example.org --env=TOKEN=T image",
                "{\"msg\":\"curl -H \\\"X-Auth-Token: T\\\" \\\\\\n https://onezone.example.org/x\"}",
                "curl -H &quot;x-auth-token: T&quot; https://onezone.example.org/x",
                // Other programs and files
                "https -A bearer -a T onezone.example.org/x",
                "headers = {\"X-Auth-Token\": \"T\"}\nrequests.get(\"https://onezone.example.org/x\", headers=headers)",
                "[Service]\nEnvironment=ONEZONE_HOST=onezone.example.org\nEnvironment=\"TOKEN=T\" \"A=b\"",
                "environment:\n  - \"ONEZONE_HOST=onezone.example.org\"\n  - 'TOKEN=T'",
                "env:\n  - name: ONEZONE_HOST\n    value: onezone.example.org\n  - name: TOKEN\n    value: \"T\"",
                "kind: Secret\ndata:\n  ONEZONE_HOST: b25lem9uZS5leGFtcGxlLm9yZw==\n  TOKEN: TURBeE5XeHZZMkYwMGFXOXVJRzl1WlFv",
                "kind: Secret\nstringData:\n  ONEZONE_HOST: onezone.example.org\n  TOKEN: T",
                "Authorization: Bearer T\nHost: onezone.example.org",
                // Values that are put together
                "TOKEN=MDAxNWxvY2F0\nTOKEN+=0aW9uIG9uZQo\ncurl -H \"x-auth-token: $TOKEN\" https://onezone.example.org",
                "TOKEN=\ncurl -H \"x-auth-token: ${TOKEN:-T}\" https://onezone.example.org");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    @DisplayName("is read as its shell or program reads it:")
    void everywhere(String text) {
        RunbookText found = read(text.replaceAll("\\bT\\b", TOKEN).replace("\\x54", "\\x4d" + TOKEN.substring(1)));
        assertThat(found.address()).hasToString("Optional[https://onezone.example.org]");
        assertThat(found.token().map(AccessToken::reveal)).contains(TOKEN);
        assertThat(found.unknown()).isEmpty();
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                arguments("curl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org", Set.of("TOKEN")),
                arguments(
                        "curl -H \"X-Auth-Token: $TOKEN\" \"https://$ONEZONE_HOST/api\"",
                        Set.of("TOKEN", "ONEZONE_HOST")),
                arguments("curl -H \"X-Auth-Token: $(pass onezone)\" https://onezone.example.org", Set.of("(\u2026)")),
                arguments("curl -H \"X-Auth-Token: %TOKEN%\" https://onezone.example.org", Set.of("TOKEN")),
                arguments("curl -H \"X-Auth-Token: %TOKEN:~2%\" https://onezone.example.org", Set.of("TOKEN")),
                arguments("curl -H \"X-Auth-Token: !TOKEN!\" https://onezone.example.org", Set.of("TOKEN")),
                arguments("curl -H 'X-Auth-Token: {{token}}' '{{host}}/api/v3/onezone/x'", Set.of("token", "host")),
                arguments("curl -H 'X-Auth-Token: <TOKEN>' https://onezone.example.org", Set.of("TOKEN")),
                arguments(
                        "T=xxMDAx; curl -H \"X-Auth-Token: ${T:2}\" https://onezone.example.org", Set.of("{T\u2026}")),
                arguments(
                        "TOKEN=MDAx; unset TOKEN; curl -H \"X-Auth-Token: $TOKEN\" https://onezone.example.org",
                        Set.of("TOKEN")),
                arguments("export TOKEN=$(cat token.txt)", Set.of("(\u2026)")),
                arguments("ONEZONE_HOST=$ZONE\nTOKEN=$T", Set.of("ZONE", "T")),
                arguments("irm https://onezone.example.org -Headers @{'X-Auth-Token'=$env:TOKEN}", Set.of("TOKEN")),
                arguments(
                        "fetch(`https://${host}/api`, {headers: {'x-auth-token': `${token}`}})",
                        Set.of("host", "token")));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    @DisplayName("names the variables that it gives no value:")
    void unknown(String text, Set<String> names) {
        assertThat(read(text).unknown()).isEqualTo(names);
        assertThat(read(text).token()).isEmpty();
    }

    static Stream<Arguments> several() {
        String other = "MDAxNWxvY2F00aW9uIHR3bwo";
        String command = "curl -H 'x-auth-token: %s' https://%s/api/v3/onezone/x\n";
        return Stream.of(
                arguments(
                        command.formatted(TOKEN, "a.example.org") + command.formatted(other, "b.example.org"),
                        Set.of(Remark.SEVERAL_HOSTS, Remark.SEVERAL_TOKENS)),
                arguments(
                        "curl -H 'x-auth-token: " + TOKEN + "' https://a.example.org https://b.example.org",
                        Set.of(Remark.SEVERAL_HOSTS)),
                arguments("TOKEN=" + other + "\nTOKEN=" + TOKEN, Set.of(Remark.SEVERAL_TOKENS)),
                arguments("token: " + TOKEN + "\ntoken: " + other, Set.of(Remark.SEVERAL_TOKENS)),
                arguments(
                        "curl -H 'Authorization: Bearer " + other + "' -H 'x-auth-token: " + TOKEN
                                + "' https://a.example.org",
                        Set.of(Remark.SEVERAL_TOKENS)),
                arguments(command.formatted(TOKEN, "a.example.org").repeat(2), Set.of()),
                arguments("TOKEN='" + TOKEN + "'\nexport TOKEN # " + other, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("several")
    @DisplayName("with several hosts or tokens says so, and takes the one that its program would use:")
    void several(String text, Set<Remark> remarks) {
        assertThat(read(text).remarks()).isEqualTo(remarks);
        assertThat(read(text).token().map(AccessToken::reveal)).contains(TOKEN);
    }

    @Test
    @DisplayName("that is too long says so, and is not read")
    void tooLong() {
        RunbookText found = read("TOKEN=" + TOKEN + "\n".repeat(RunbookText.MAX_LENGTH));
        assertThat(found.isEmpty()).isTrue();
        assertThat(found.remarks()).containsExactly(Remark.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl 'https://evil.example.net\\@onezone.example.org/api'",
                "HOST=evil.example.net\ncurl \"https://${HOST/evil/good}/api/v3/onezone/x\"",
                "echo \"curl https://evil.example.net/\"",
                "curl -x https://proxy.example.net",
                "sudo apt install curl jq",
                "ufw allow https from any",
                "export ONEZONE_HOST TOKEN",
                "curl https://oneprovider.example.net/api/v3/oneprovider/spaces",
                "curl -K https.conf",
                "echo curl https://evil.example.net",
                "git clone https://git.example.net/x",
                "curl -d '{\"token\": \"MDAxNWxvY2F00aW9uIG9uZQo\"}'",
            })
    @DisplayName("gives no host or token that is none:")
    void neighbours(String text) {
        assertThat(read(text).isEmpty()).isTrue();
    }

    private static RunbookText read(String text) {
        return RunbookText.read(text);
    }

    @ParameterizedTest
    @MethodSource("complete")
    @DisplayName("names the Onezone and the token:")
    void complete(String text) {
        RunbookText found = read(text);
        assertThat(found.address()).hasToString("Optional[https://onezone.example.org]");
        assertThat(found.token().map(AccessToken::reveal)).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "curl -H \"X-Auth-Token: $TOKEN\" \"https://$HOST/api\"",
                "rm -rf $(echo /)",
                "TOKEN=",
                "'unclosed",
                "\\",
            })
    @DisplayName("without either brings neither, and runs nothing:")
    void nothing(String text) {
        assertThat(read(text).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("of a process's environment names both as well")
    void environment() {
        RunbookText found = RunbookText.ofEnvironment(
                Map.of("ONEZONE_HOST", "onezone.example.org", "TOKEN", "other", "ONEZONE_API_KEY", TOKEN));
        assertThat(found.address()).isPresent();
        assertThat(found.token().map(AccessToken::reveal)).contains(TOKEN);
        assertThat(RunbookText.ofEnvironment(Map.of("HOST", "my-laptop.example.org"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    @DisplayName("never prints its token")
    void hidden() {
        assertThat(read("TOKEN=" + TOKEN).toString()).doesNotContain(TOKEN);
    }

    @Test
    @DisplayName("may be anything at all")
    void anything() {
        Random random = new Random(20261124);
        List<String> pieces = List.of(
                "a",
                "T",
                "=",
                "$",
                "'",
                "\"",
                "\\",
                " ",
                "\n",
                "\r\n",
                "#",
                "{",
                "}",
                "(",
                ")",
                ":",
                ";",
                "|",
                "&",
                "-",
                "/",
                "`",
                "^",
                "%",
                "@",
                "<",
                ">",
                "<<",
                "@{",
                "@'",
                "$(",
                "${",
                "$'",
                "\\x",
                "\\U",
                "%A%",
                "curl ",
                "https://a.b",
                "x-auth-token:",
                "TOKEN=",
                "$env:",
                "irm ",
                "fetch(",
                "set -x ",
                "-H ",
                "--url=",
                "\ud83d",
                "\0",
                "\ue000");
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertThat(read(text.toString())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "\n",
                "'",
                "\"",
                "\\",
                "`",
                "$(",
                "${",
                "$a",
                "$'",
                "(",
                "<<E\n",
                "<(",
                "%",
                "%a",
                "^",
                "^\n",
                "@{",
                "$env:a=",
                "A=$A$A;",
                "curl https://a.b/ ",
                "curl a.b;",
                "fetch('a'",
                "x-auth-token:",
                "token: ",
                "{\"token\":\"",
                "> ",
                "# ",
                "$a = @{",
                "set A=%A%%A%\n",
                "-H ",
                "T=1;",
            })
    @DisplayName("of huge size is read in no time, whatever it repeats:")
    void huge(String piece) {
        String text = piece.repeat(60_000 / piece.length());
        for (String beginning : List.of("", "curl ")) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(beginning + text));
        }
    }
}
