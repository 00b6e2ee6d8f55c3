package io.github.tokenrevoker.ui.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of one part of the window, from {@code texts.properties} beside its classes. Immutable. */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts of the package of this class. */
    public static Texts of(Class<?> part) {
        return new Texts(ResourceBundle.getBundle(
                part.getPackageName() + ".texts", Locale.getDefault(Locale.Category.DISPLAY), part.getClassLoader()));
    }

    /**
     * The text with its places filled in. Arguments are put in as they are: numbers are not grouped.
     *
     * @throws java.util.MissingResourceException when there is no such text, which a test rules out
     */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        if (arguments.length == 0) {
            return text;
        }
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            plain[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(text, Locale.ROOT).format(plain);
    }

    /** The text for one, or that for any other number, which is the first of what fills its places. */
    public String counted(String key, int count, Object... others) {
        Object[] all = new Object[others.length + 1];
        all[0] = count;
        System.arraycopy(others, 0, all, 1, others.length);
        return get(key + (count == 1 ? ".one" : ".many"), all);
    }

    /** The text, where there may be one. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
