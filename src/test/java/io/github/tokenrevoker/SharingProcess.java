package io.github.tokenrevoker;

import io.github.tokenrevoker.cli.RevokingProcess;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.launch.SingleInstance;
import java.nio.file.Path;

/** A process that revokes again and again on a data folder, which it has alone, as a window, or shares, as a command. */
final class SharingProcess {
    private SharingProcess() {}

    /** Arguments: the folder, {@code alone} or {@code shared}, the Onezone, how many acts. */
    public static void main(String[] arguments) throws Exception {
        DataFolders folders = new DataFolders(Path.of(arguments[0]), Path.of(arguments[0]));
        boolean alone = arguments[1].equals("alone");
        SingleInstance.Claim claim = alone ? SingleInstance.claim(folders) : SingleInstance.share(folders);
        try (SingleInstance instance = ((SingleInstance.Claim.Held) claim).instance()) {
            RevokingProcess.run(
                    folders.data(), instance::permit, arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        }
        System.exit(0);
    }
}
