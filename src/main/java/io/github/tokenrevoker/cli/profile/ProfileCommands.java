package io.github.tokenrevoker.cli.profile;

import io.github.tokenrevoker.cli.command.Options;
import picocli.CommandLine.Model.CommandSpec;

/** The commands on profiles. */
public final class ProfileCommands {
    private ProfileCommands() {}

    public static CommandSpec group() {
        return Options.group(
                "profile",
                "Add, remove, import and export profiles.",
                new AddProfile(),
                new RemoveProfiles(),
                new ImportProfiles(),
                new ExportProfiles());
    }
}
