package io.github.tokenrevoker.token;

import com.github.nitram509.jmacaroons.CaveatPacket;
import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.token.TokenReading.Illegible;
import io.github.tokenrevoker.token.TokenReading.Legible;
import io.github.tokenrevoker.token.TokenReading.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the public part of a serialized token: Onedata's base62 form of a macaroon, version 1 text packets. Any text
 * gives a reading; no exception escapes.
 */
public final class TokenReader {
    /** What a Onedata service may put in front of a token, before a hyphen. */
    public static final Set<String> SERVICE_MARKS = Set.of("opw", "opp", "ozw", "ozp");

    private static final Pattern SERVICE_MARK = Pattern.compile("^(opw|opp|ozw|ozp)-(.+)$", Pattern.DOTALL);
    /** A JSON Web Token, or a token with its provider's name in front: what Onezone hands on to identity providers. */
    private static final Pattern IDENTITY_PROVIDERS =
            Pattern.compile("^(?:eyJ[\\w-]*\\.[\\w-]*\\.[\\w-]*$|[a-z][a-z0-9-]{0,40}/.)");

    /** How the first packet, {@code 00xxlocation …}, begins in base64. */
    private static final String FIRST_PACKET = "MD";

    private static final Set<String> INVITES =
            Set.of("ujg", "gjg", "ujs", "gjs", "ssp", "hjs", "rop", "ujc", "gjc", "ujh", "gjh", "sjh", "uji", "gji");
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}");
    private static final int PARTS = 5;

    private TokenReader() {}

    public static TokenReading read(AccessToken token) {
        Marked marked = Marked.of(token);
        Optional<String> base64 = Base62.decode(marked.serialized());
        if (base64.isEmpty()) {
            boolean foreign = IDENTITY_PROVIDERS.matcher(marked.serialized()).find();
            return new Illegible(foreign ? Reason.IDENTITY_PROVIDERS : Reason.FOREIGN_CHARACTER);
        }
        Packets packets = Packets.of(base64.get());
        Optional<Macaroon> macaroon = deserialized(packets.base64());
        if (macaroon.isEmpty()) {
            boolean begunWell = marked.serialized().startsWith(FIRST_PACKET);
            return new Illegible(begunWell ? Reason.CUT_OFF : Reason.NOT_A_TOKEN);
        }
        return new Legible(inscription(macaroon.get(), marked.service()), packets.bytesAfter());
    }

    /** The macaroon itself, for the one who issued it and can check its signature; empty when the text is none. */
    public static Optional<Macaroon> macaroon(AccessToken token) {
        return Base62.decode(Marked.of(token).serialized()).flatMap(TokenReader::deserialized);
    }

    private static Optional<Macaroon> deserialized(String base64) {
        try {
            Macaroon macaroon = Macaroon.deserialize(base64);
            boolean whole = macaroon.identifier != null && macaroon.location != null && macaroon.signature != null;
            return whole ? Optional.of(macaroon) : Optional.empty();
        } catch (RuntimeException | AssertionError _) {
            // The library reports malformed input in many ways, index errors among them.
            return Optional.empty();
        }
    }

    /** A serialized token, and the mark that a Onedata service may have put in front of it. */
    private record Marked(Optional<String> service, String serialized) {
        static Marked of(AccessToken token) {
            String text = token.reveal();
            Matcher marked = SERVICE_MARK.matcher(text);
            return marked.matches()
                    ? new Marked(Optional.of(marked.group(1)), marked.group(2))
                    : new Marked(Optional.empty(), text);
        }

        @Override
        public String toString() {
            return "Marked[hidden]";
        }
    }

    private static Inscription inscription(Macaroon macaroon, Optional<String> service) {
        List<String> caveats = new ArrayList<>();
        for (CaveatPacket packet : macaroon.caveatPackets) {
            if (packet.getType() == CaveatPacket.Type.cid) {
                caveats.add(new String(packet.getRawValue(), StandardCharsets.UTF_8));
            }
        }
        return inscription(macaroon.location, macaroon.identifier, caveats, service);
    }

    /**
     * Reads what a macaroon's packets say.
     *
     * @param location the zone that issued it
     * @param caveats as written
     * @param service whose mark stood in front of the token, if any
     */
    public static Inscription inscription(
            String location, String identifier, List<String> caveats, Optional<String> service) {
        List<Caveat> read = caveats.stream().map(CaveatReader::read).toList();
        return identifier.indexOf('/') < 0
                ? legacy(location, identifier, service, read)
                : versioned(location, identifier, service, read);
    }

    private static Inscription legacy(
            String location, String identifier, Optional<String> service, List<Caveat> caveats) {
        return new Inscription(
                location,
                1,
                service,
                new Persistence.Named(),
                new Subject.Undisclosed(),
                new TokenType.Access(""),
                identifier,
                caveats);
    }

    /** By the parts of version 2, whatever the version: what does not fit stands there as it is. */
    private static Inscription versioned(
            String location, String identifier, Optional<String> service, List<Caveat> caveats) {
        String[] parts = Arrays.copyOf(identifier.split("/", PARTS), PARTS);
        return new Inscription(
                location,
                VERSION.matcher(parts[0]).matches() ? Integer.parseInt(parts[0]) : 0,
                service,
                persistence(Objects.requireNonNullElse(parts[1], "")),
                subject(Objects.requireNonNullElse(parts[2], "")),
                type(Objects.requireNonNullElse(parts[3], "")),
                Objects.requireNonNullElse(parts[4], identifier),
                caveats);
    }

    private static Persistence persistence(String text) {
        if (text.equals("nmd")) {
            return new Persistence.Named();
        }
        return text.matches("tmp-\\d{1,18}")
                ? new Persistence.Temporary(Long.parseLong(text.substring(4)))
                : new Persistence.Other(text);
    }

    private static Subject subject(String text) {
        if (text.equals("nobody")) {
            return new Subject.Nobody();
        }
        if (text.length() > 4 && text.startsWith("prv-")) {
            return new Subject.Provider(text.substring(4));
        }
        if (text.length() > 4 && text.startsWith("usr-")) {
            return new Subject.User(text.substring(4));
        }
        return new Subject.Other(text);
    }

    private static TokenType type(String text) {
        if (text.equals("act")) {
            return new TokenType.Access("");
        }
        if (text.startsWith("act:")) {
            return new TokenType.Access(text.substring(4));
        }
        if (text.equals("idn")) {
            return new TokenType.Identity();
        }
        String[] invite = text.split(":", 3);
        return invite.length == 3 && INVITES.contains(invite[0])
                ? new TokenType.Invite(invite[0], invite[1], invite[2])
                : new TokenType.Other(text);
    }
}
