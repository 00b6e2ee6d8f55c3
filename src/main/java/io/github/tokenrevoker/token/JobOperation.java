package io.github.tokenrevoker.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations our job consists of, in the terms of {@code api} caveats. */
public enum JobOperation {
    /** The DELETE itself. */
    REVOKE("delete", "token", "null", "provider_temporary_tokens,PROVIDER", "private"),
    /** Without it nothing is proved. */
    READ_GENERATION("get", "temporary_token_secret", "PROVIDER", "provider", "shared"),
    /** Without it the caller is not established, and nothing is proved either. */
    READ_PROVIDER("get", "provider", "PROVIDER", "instance", "protected");

    private static final Pattern WRITTEN =
            Pattern.compile("([^/]+)/([^/]+)/([^.]+)\\.(.+)\\.([^.:]+):([^:]+)", Pattern.DOTALL);
    private static final String PROVIDER = "PROVIDER";

    private final String verb;
    private final String type;
    private final String id;
    private final String aspect;
    private final String scope;

    JobOperation(String verb, String type, String id, String aspect, String scope) {
        this.verb = verb;
        this.type = type;
        this.id = id;
        this.aspect = aspect;
        this.scope = scope;
    }

    /** As it stands in a caveat that allows this operation to this provider and nothing more. */
    public String written(String providerId) {
        return "ozw/" + verb + "/" + type + "." + of(id, providerId) + "." + of(aspect, providerId) + ":" + scope;
    }

    /** Whether the caveat allows this operation to the provider; where its id is not known, to some provider. */
    boolean isAllowedBy(Caveat.Operations caveat, Optional<String> providerId) {
        return caveat.allowed().stream().anyMatch(alternative -> isCovered(alternative, providerId));
    }

    private boolean isCovered(String alternative, Optional<String> providerId) {
        Matcher parts = WRITTEN.matcher(alternative);
        return parts.matches()
                && matches(parts.group(1), "all", "ozw")
                && matches(parts.group(2), "all", verb)
                && matches(parts.group(3), "*", type)
                && matchesProvider(parts.group(4), id, providerId)
                && matchesAspect(parts.group(5), providerId)
                && matches(parts.group(6), "*", scope);
    }

    private boolean matchesAspect(String written, Optional<String> providerId) {
        String[] wanted = aspect.split(",", 2);
        if (written.equals("*") || wanted.length == 1) {
            return matches(written, "*", aspect);
        }
        String[] parts = written.split(",", 2);
        return parts.length == 2
                && matches(parts[0], "*", wanted[0])
                && matchesProvider(parts[1], PROVIDER, providerId);
    }

    private static boolean matchesProvider(String written, String wanted, Optional<String> providerId) {
        if (!wanted.equals(PROVIDER)) {
            return matches(written, "*", wanted);
        }
        return written.equals("*") || providerId.map(written::equals).orElse(!written.equals("null"));
    }

    private static boolean matches(String written, String any, String wanted) {
        return written.equals(any) || written.equals(wanted);
    }

    private static String of(String part, String providerId) {
        return part.replace(PROVIDER, providerId);
    }
}
