package io.github.tokenrevoker.connection;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The known passwords that a route needs. Immutable but for {@link #clear()}. */
public record RoutePasswords(Map<PasswordUse, Password> byUse) {
    public static final RoutePasswords NONE = new RoutePasswords(Map.of());

    public RoutePasswords {
        byUse = Map.copyOf(byUse);
    }

    public boolean isEmpty() {
        return byUse.isEmpty();
    }

    public Optional<Password> of(PasswordUse use) {
        return Optional.ofNullable(byUse.get(use));
    }

    /** These, with others added and in the place of those for the same use. */
    public RoutePasswords and(RoutePasswords others) {
        Map<PasswordUse, Password> all = new TreeMap<>(byUse);
        all.putAll(others.byUse);
        return new RoutePasswords(all);
    }

    public RoutePasswords and(PasswordUse use, Password password) {
        return and(new RoutePasswords(Map.of(use, password)));
    }

    /** Only those for these uses. */
    public RoutePasswords only(Set<PasswordUse> uses) {
        Map<PasswordUse, Password> some = new TreeMap<>(byUse);
        some.keySet().retainAll(uses);
        return new RoutePasswords(some);
    }

    /** What a route needs and is not here, in the order in which it is needed. */
    public Set<PasswordUse> lackedBy(Route route) {
        Set<PasswordUse> lacking = EnumSet.noneOf(PasswordUse.class);
        lacking.addAll(route.passwordUses());
        lacking.removeAll(byUse.keySet());
        return lacking;
    }

    /** The same, with letters of their own to overwrite. */
    public RoutePasswords copy() {
        Map<PasswordUse, Password> copies = new TreeMap<>(byUse);
        copies.replaceAll((_, password) -> password.copy());
        return new RoutePasswords(copies);
    }

    /** Overwrites them. */
    public void clear() {
        byUse.values().forEach(Password::clear);
    }
}
