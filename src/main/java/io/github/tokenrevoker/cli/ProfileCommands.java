package io.github.tokenrevoker.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The commands on profiles. */
final class ProfileCommands {
    private ProfileCommands() {}

    static CommandSpec group() {
        return Options.group(
                "profile",
                "Add, remove, import and export profiles.",
                new AddProfile(),
                new RemoveProfiles(),
                new ImportProfiles(),
                new ExportProfiles());
    }
}
