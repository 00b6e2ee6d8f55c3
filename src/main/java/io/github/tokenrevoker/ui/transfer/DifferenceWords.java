package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.transfer.ImportPlan.Field;
import io.github.tokenrevoker.transfer.ImportPlan.Item;
import io.github.tokenrevoker.transfer.ImportPlan.Kind;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an import would change, in words: one line for each field of each profile, old and new. */
final class DifferenceWords {
    private static final int MAX_VALUE = 500;
    private static final Set<Field> ROUTE =
            EnumSet.of(Field.TRUST, Field.CLIENT_CERTIFICATE, Field.PROXY, Field.TIMEOUTS);

    private final Texts texts = Texts.of(DifferenceWords.class);
    private final Set<UUID> tokens;

    /**
     * Prepares the words for a file.
     *
     * @param tokens the ids of the profiles that come with a token
     */
    DifferenceWords(Set<UUID> tokens) {
        this.tokens = tokens;
    }

    /** Returns the lines about one profile of the file; none where nothing about it needs a look. */
    List<String> lines(Item item) {
        List<String> lines = new ArrayList<>();
        Profile theirs = item.imported();
        if (item.kind() == Kind.NEW) {
            Profile plain = new Profile(theirs.id(), theirs.name(), theirs.address(), theirs.environment(), "");
            Item beside = new Item(theirs, Kind.NEW, Optional.of(plain));
            beside.differences().stream()
                    .filter(ROUTE::contains)
                    .forEach(field -> lines.add(texts.get("difference.of", name(field), value(field, theirs))));
        } else if (item.kind() == Kind.CONFLICTING) {
            Profile mine = item.existing().orElseThrow();
            item.differences()
                    .forEach(field -> lines.add(
                            texts.get("difference.from-to", name(field), value(field, mine), value(field, theirs))));
            token(item).ifPresent(lines::add);
        }
        if (!lines.isEmpty()) {
            String shown = Harmless.line(item.existing().orElse(theirs).name(), MAX_VALUE);
            lines.replaceAll(line -> "    " + line);
            lines.addFirst(item.kind() == Kind.NEW ? texts.get("difference.new", shown) : shown);
        }
        return lines;
    }

    private Optional<String> token(Item item) {
        if (tokens.contains(item.imported().id())) {
            return Optional.of(texts.get("difference.token.replaced"));
        }
        return item.leadsElsewhere() ? Optional.of(texts.get("difference.token.unlinked")) : Optional.empty();
    }

    private String name(Field field) {
        return texts.get("field." + field);
    }

    private String value(Field field, Profile profile) {
        String value = switch (field) {
            case NAME -> profile.name();
            case ONEZONE -> profile.address().toString();
            case ENVIRONMENT -> EnvironmentBadge.word(profile.environment());
            case TRUST -> trust(profile.route().trust());
            case CLIENT_CERTIFICATE ->
                profile.route()
                        .client()
                        .map(client -> client.pkcs12().toString())
                        .orElse("");
            case PROXY -> proxy(profile.route().proxy());
            case TIMEOUTS -> timeouts(profile.route().timeouts());
            case TAGS -> profile.tags().toString();
            case NOTES -> profile.notes();
        };
        return value.isEmpty() ? texts.get("difference.nothing") : Harmless.line(value, MAX_VALUE);
    }

    private String trust(Trust trust) {
        return switch (trust) {
            case Trust.OfSystem _ -> texts.get("trust.system");
            case Trust.Authorities own -> texts.get("trust.file", own.pem());
            case Trust.Pinned pinned -> texts.get("trust.pinned", pinned.fingerprint());
        };
    }

    private String proxy(ProxyChoice proxy) {
        return switch (proxy) {
            case ProxyChoice.OfSystem _ -> texts.get("proxy.system");
            case ProxyChoice.Direct _ -> texts.get("proxy.none");
            case ProxyChoice.Through through ->
                through.user()
                        .map(user -> texts.get("proxy.through.user", through.authority(), user))
                        .orElseGet(() -> texts.get("proxy.through", through.authority()));
        };
    }

    private String timeouts(Timeouts timeouts) {
        return texts.get(
                "timeouts", timeouts.connect().toSeconds(), timeouts.answer().toSeconds());
    }
}
