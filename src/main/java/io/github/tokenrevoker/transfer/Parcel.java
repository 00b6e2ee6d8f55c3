package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.SecretJson;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.quoting.VisibleText;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.SealedTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Profiles on their way to another machine.
 *
 * @param tokens by the ids of their profiles; empty unless the file is sealed
 */
public record Parcel(List<Profile> profiles, Map<UUID, AccessToken> tokens) {
    private static final String SCHEMA = "schema";
    private static final ProfileFormat FORMAT = new ProfileFormat();
    private static final JsonMapper MAPPER = JsonMapper.builder(SecretJson.FACTORY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public Parcel {
        profiles = List.copyOf(profiles);
        tokens = Map.copyOf(tokens);
    }

    /** What a file turned out to be. */
    public sealed interface Opened {
        record Unpacked(Parcel parcel) implements Opened {}

        /** A passphrase is needed, or another one than was given. */
        record Sealed() implements Opened {}

        /** Not a file of profiles, or one of a newer tool. */
        record NotOurs() implements Opened {}
    }

    /** The profiles alone, as JSON for everybody to read. */
    public byte[] plain() {
        return MAPPER.writeValueAsBytes(document());
    }

    /** Profiles and tokens under a passphrase, in a file of the vault's kind. Blocks while the key is derived. */
    public byte[] sealed(SealedFile seal, char[] passphrase) {
        ObjectNode root = document();
        root.set("sealed", SealedTokens.tree(tokens));
        byte[] plain = MAPPER.writeValueAsBytes(root);
        try {
            return seal.seal(plain, passphrase);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private ObjectNode document() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put(SCHEMA, FORMAT.schema());
        FORMAT.write(new Profiles(profiles.stream().map(Parcel::travelling).toList(), Set.of()), root);
        return root;
    }

    /**
     * What another machine may know of a profile, and what a file may say of one: not where its token is stored, not which
     * program gives it (a file would start programs here), not which foreign zone was accepted for its host, not which token
     * has been revoked. Names and tags show all that is in them.
     */
    private static Profile travelling(Profile profile) {
        String name = VisibleText.line(profile.name());
        return new Profile(
                profile.id(),
                name.length() > Profile.MAX_NAME_LENGTH ? name.substring(0, Profile.MAX_NAME_LENGTH) : name,
                profile.address(),
                profile.environment(),
                VisibleText.block(profile.notes()),
                Tags.of(profile.tags().words().stream().map(VisibleText::line).toList()),
                TokenHome.NOWHERE,
                Optional.empty(),
                profile.route(),
                Optional.empty(),
                Optional.empty(),
                profile.unknown());
    }

    /** Opens a file. Blocks while the key of a sealed one is derived. */
    public static Opened open(byte[] content, SealedFile seal, Optional<char[]> passphrase) {
        if (!SealedFile.looksSealed(content)) {
            return unpack(content);
        }
        Optional<byte[]> plain = passphrase.flatMap(given -> seal.open(content, given));
        if (plain.isEmpty()) {
            return new Opened.Sealed();
        }
        try {
            return unpack(plain.get());
        } finally {
            Arrays.fill(plain.get(), (byte) 0);
        }
    }

    private static Opened unpack(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (!(root instanceof ObjectNode object)
                    || object.path(SCHEMA).asInt(0) < 1
                    || object.path(SCHEMA).asInt(0) > FORMAT.schema()) {
                return new Opened.NotOurs();
            }
            Map<UUID, AccessToken> tokens =
                    SealedTokens.read(object.path("sealed")).orElse(Map.of());
            // All or nothing: what is left out of an import would be gone.
            return FORMAT.readWhole(object)
                    .<Opened>map(found -> new Opened.Unpacked(new Parcel(
                            found.list().stream().map(Parcel::travelling).toList(), tokens)))
                    .orElseGet(Opened.NotOurs::new);
        } catch (JacksonException _) {
            return new Opened.NotOurs();
        }
    }

    @Override
    public String toString() {
        return "Parcel[" + profiles.size() + " profiles, " + tokens.size() + " hidden tokens]";
    }
}
