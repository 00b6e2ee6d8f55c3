package io.github.tokenrevoker.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A terminal that records what is written, and answers as it was told to. Without answers nobody is there. */
public final class RecordingTerminal implements Terminal {
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private String input = "";
    private boolean interactive;

    /** Lets a person be there, who gives these answers one after the other. */
    public RecordingTerminal answering(String... lines) {
        interactive = true;
        answers.addAll(List.of(lines));
        return this;
    }

    public RecordingTerminal withInput(String text) {
        input = text;
        return this;
    }

    @Override
    public synchronized void say(String line) {
        out.add(line);
    }

    @Override
    public synchronized void say(Emphasis emphasis, String line) {
        out.add(line);
    }

    @Override
    public synchronized void line(String line) {
        out.add(line);
    }

    @Override
    public synchronized void bytes(byte[] content) {
        out.add(new String(content, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void note(String line) {
        err.add(line);
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public synchronized Optional<String> ask(String prompt) {
        prompts.add(prompt);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public synchronized Optional<char[]> askSecret(String prompt) {
        prompts.add(prompt);
        return Optional.ofNullable(answers.poll()).map(String::toCharArray);
    }

    @Override
    public InputStream input() {
        return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized List<String> out() {
        return List.copyOf(out);
    }

    public synchronized List<String> err() {
        return List.copyOf(err);
    }

    public synchronized List<String> prompts() {
        return List.copyOf(prompts);
    }
}
