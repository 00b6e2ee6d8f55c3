package io.github.tokenrevoker.cli.profile;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.Documents;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.quoting.JsonText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the profiles. Reads no token and asks no Onezone. */
public final class ListCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(this, "list", "List the profiles.");
        spec.addOption(Options.json("the profiles"));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException {
        ProfileFile file = ProfileFile.read(session.engine().profiles(), session.terminal());
        if (Options.isGiven(parsed, Options.JSON)) {
            ObjectNode document = Documents.of("profiles");
            ArrayNode profiles = document.putArray("profiles");
            file.list().stream().map(Documents::profile).forEach(profiles::add);
            session.terminal().line(JsonText.line(document));
            return ExitCode.OK;
        }
        if (file.list().isEmpty()) {
            session.terminal().note("There are no profiles. Add one with \"token-revoker profile add\".");
        }
        file.list().forEach(profile -> session.terminal().say(line(profile)));
        return ExitCode.OK;
    }

    private static String line(Profile profile) {
        String tags = profile.tags().words().isEmpty() ? "" : ", tags: " + profile.tags();
        return ProviderLines.heading(profile) + ", " + storage(profile.home()) + tags;
    }

    private static String storage(TokenHome home) {
        return switch (home) {
            case KEYRING -> "token in the system keyring";
            case VAULT -> "token in the encrypted vault";
            case NOWHERE -> "token not stored";
            case COMMAND -> "token from a command";
        };
    }
}
