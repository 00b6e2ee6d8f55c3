package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.quoting.ShellWord;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The revocation as a shell command, for bash and zsh. The token and the passwords are read from standard input, so that
 * they stand in no argument list and in no history; the command fails when the server does not say yes.
 *
 * @param text what to paste into the shell
 * @param gaps what of the profile's connection curl cannot be told, in words
 */
record CurlCommand(String text, List<String> gaps) {
    private static final String PATH = "/provider/tokens/temporary";
    private static final String NEXT = " \\\n  ";
    private static final Pattern PEM = Pattern.compile("(?i)\\.(pem|crt|cer|key)$");
    private static final Texts TEXTS = Texts.of(CurlCommand.class);

    CurlCommand {
        gaps = List.copyOf(gaps);
    }

    /** The command for a host that is reached in this way. */
    static CurlCommand of(OnezoneAddress address, Route route) {
        List<String> gaps = new ArrayList<>();
        List<String> options = new ArrayList<>();
        trust(route, options, gaps);
        boolean withCertificate = route.client().isPresent();
        route.client().ifPresent(client -> {
            options.add("--cert " + ShellWord.of(escapedPath(client.pkcs12().toString())) + " --cert-type "
                    + certificateType(client.pkcs12()));
            // curl asks for no password of a PKCS#12 file, and in an argument everybody on the machine could read it.
            options.add(
                    "--config <(printf 'pass = \"%s\"\\n' \"$(printf '%s' \"$PASSWORD\" | sed 's/[\\\\\"]/\\\\&/g')\")");
        });
        proxy(address, route.proxy(), options, gaps);
        StringBuilder text = new StringBuilder("(");
        gaps.forEach(gap -> text.append(ShellWord.note(gap)).append('\n'));
        text.append(asking("Access token", "TOKEN"));
        if (withCertificate) {
            text.append(asking("Password of the client certificate", "PASSWORD"));
        }
        // The subshell forgets the secrets; grep's status is the command's own, so that only a 204 is a success.
        text.append("printf 'x-auth-token: %s\\n' \"$TOKEN\" | ")
                .append("curl --disable --silent --show-error --globoff --connect-timeout ")
                .append(route.timeouts().connect().toSeconds())
                .append(" --max-time ")
                .append(route.timeouts().answer().toSeconds())
                .append(" --proto ")
                .append(ShellWord.of("=" + address.scheme()));
        options.forEach(option -> text.append(NEXT).append(option));
        text.append(NEXT)
                .append("--request DELETE --header @- --write-out '\\n%{http_code}\\n'")
                .append(NEXT)
                .append(ShellWord.of(address.api(PATH).toString()))
                .append(" | tee /dev/stderr | tail -n 1 | grep -qx 204)\n");
        return new CurlCommand(text.toString(), gaps);
    }

    private static String asking(String what, String variable) {
        return "printf '" + what + ": ' >&2; IFS= read -rs " + variable + "; echo >&2\n";
    }

    private static void trust(Route route, List<String> options, List<String> gaps) {
        switch (route.trust()) {
            case Trust.OfSystem _ -> {}
            case Trust.Authorities own ->
                // Without an empty folder curl would go on to trust the system's authorities.
                options.add("--cacert " + ShellWord.of(own.pem().toString()) + " --capath /dev/null");
            case Trust.Pinned pinned -> gaps.add(TEXTS.get("curl.gap.pinned", pinned.fingerprint()));
        }
    }

    /** What the file's name says: nothing is read for a text. */
    private static String certificateType(Path file) {
        return PEM.matcher(file.toString()).find() ? "PEM" : "P12";
    }

    private static void proxy(OnezoneAddress address, ProxyChoice choice, List<String> options, List<String> gaps) {
        if (address.isLoopback()) {
            options.add("--noproxy '*'");
            return;
        }
        switch (choice) {
            case ProxyChoice.OfSystem _ -> {
                if (System.getProperty("https.proxyHost") != null) {
                    gaps.add(TEXTS.get("curl.gap.java-proxy"));
                }
            }
            case ProxyChoice.Direct _ -> options.add("--noproxy '*'");
            case ProxyChoice.Through through -> {
                options.add("--proxy " + ShellWord.of(through.server().toString()) + " --noproxy ''");
                through.user().ifPresent(user -> {
                    if (user.contains(":")) {
                        gaps.add(TEXTS.get("curl.gap.proxy-user", user));
                    } else {
                        // Without a password in it curl asks for one.
                        options.add("--proxy-user " + ShellWord.of(user));
                    }
                });
            }
        }
    }

    /** A colon would begin the password. */
    private static String escapedPath(String path) {
        return path.replace("\\", "\\\\").replace(":", "\\:");
    }
}
