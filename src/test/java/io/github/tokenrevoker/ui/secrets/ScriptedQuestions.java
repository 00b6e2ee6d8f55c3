package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.Vault.Change;
import io.github.tokenrevoker.secret.Vault.Choice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** A person who answers what a test has written down, and declines everything after that. */
final class ScriptedQuestions implements SecretQuestions {
    private final Deque<Supplier<?>> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Passphrase> typed = new ArrayList<>();
    private Duration lastPause = Duration.ZERO;
    private boolean closesWindow;

    /** Notes the next answer, which is made when it is wanted. */
    ScriptedQuestions then(Supplier<?> answer) {
        answers.add(answer);
        return this;
    }

    ScriptedQuestions thenToken(String token) {
        return then(() -> token(token));
    }

    ScriptedQuestions thenPassphrase(String letters) {
        return then(() -> type(letters));
    }

    /** From now on the person closes the window of each answer about the vault while it is tried. */
    void closeWindowWhileTried() {
        closesWindow = true;
    }

    Passphrase type(String letters) {
        Passphrase passphrase = new Passphrase(letters.toCharArray());
        typed.add(passphrase);
        return passphrase;
    }

    static ProfileSecrets token(String text) {
        try {
            return ProfileSecrets.of(AccessToken.pasted(text));
        } catch (UnusableTokenException wrong) {
            throw new NoSuchElementException(wrong);
        }
    }

    /** What was asked, in order; a problem that was shown with it stands behind it. */
    List<String> asked() {
        return asked;
    }

    List<Passphrase> typed() {
        return typed;
    }

    /** For how long the last question took no passphrase. */
    Duration lastPause() {
        return lastPause;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private synchronized <T> Optional<T> answer(String question) {
        asked.add(question);
        return Optional.ofNullable(answers.poll()).map(answer -> (T) answer.get());
    }

    @Override
    public Optional<ProfileSecrets> secret(SecretQuestion question) {
        return answer(
                switch (question) {
                    case SecretQuestion.ForToken token ->
                        "token" + token.failure().map(why -> ": " + why).orElse("");
                    case SecretQuestion.ForPassword password -> password.use().name();
                });
    }

    @Override
    public Optional<Choice> vaultVersion(Change change) {
        return answer(change.name());
    }

    @Override
    public VaultConversation aboutVault() {
        return new VaultConversation() {
            private Optional<String> ask(String question, Optional<String> problem) {
                return Optional.of(question + problem.map(why -> ": " + why).orElse(""));
            }

            @Override
            public Optional<Unlocking> passphrase(Duration wait, Optional<String> problem) {
                lastPause = wait;
                return ask("passphrase", problem)
                        .<Object>flatMap(ScriptedQuestions.this::answer)
                        .map(given -> given instanceof Passphrase passphrase
                                ? new Unlocking.With(passphrase)
                                : (Unlocking) given);
            }

            @Override
            public Optional<Agreed> previousVersion() {
                return answer("previous version");
            }

            @Override
            public Optional<Agreed> freshStart(Optional<String> problem) {
                return ask("fresh start", problem).flatMap(ScriptedQuestions.this::answer);
            }

            @Override
            public Optional<Passphrase> newPassphrase(Optional<Path> setAside, Optional<String> problem) {
                return ask("new passphrase", problem).flatMap(ScriptedQuestions.this::answer);
            }

            @Override
            public Optional<PassphraseChange> passphraseChange(Duration wait, Optional<String> problem) {
                lastPause = wait;
                return ask("change", problem).flatMap(ScriptedQuestions.this::answer);
            }

            @Override
            public boolean isDeclined() {
                return closesWindow;
            }

            @Override
            public void close() {
                asked.add("closed");
            }
        };
    }
}
