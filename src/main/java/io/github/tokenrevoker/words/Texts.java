package io.github.tokenrevoker.words;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts of one part of the window, from {@code texts.properties} beside its classes. Immutable. */
public final class Texts {
    /** Puts a value in as it is: numbers are not grouped. */
    private static final Format PLAIN = new Format() {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(Object value, StringBuffer text, FieldPosition position) {
            return text.append(value);
        }

        @Override
        public Object parseObject(String text, ParsePosition position) {
            throw new UnsupportedOperationException("texts are only written");
        }
    };

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
     * Returns the text with its places filled in. Arguments are put in as they are: numbers are not grouped. A place such
     * as <code>{0,choice,0#profiles|1#profile|1&lt;profiles}</code> chooses a word by a number.
     *
     * @throws java.util.MissingResourceException when there is no such text, which a test rules out
     */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        if (arguments.length == 0) {
            return text;
        }
        MessageFormat format = new MessageFormat(text, Locale.ROOT);
        Format[] places = format.getFormats();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == null) {
                format.setFormat(i, PLAIN);
            }
        }
        return format.format(arguments);
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

    /** The keys that begin with this, in no order. */
    public Stream<String> keys(String beginning) {
        return bundle.keySet().stream().filter(key -> key.startsWith(beginning));
    }
}
