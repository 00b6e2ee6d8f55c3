import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/** The least that a JavaFX window can be, to measure the tool's start against: one button. Signals as the tool does. */
public final class BareWindow extends Application {
    @Override
    public void start(Stage stage) {
        Scene scene = new Scene(new Button("Revoke"), 1120, 780);
        stage.setScene(scene);
        stage.setTitle("Bare window");
        stage.show();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Thread.ofVirtual().start(BareWindow::signal);
            }
        });
        Platform.requestNextPulse();
    }

    private static void signal() {
        try {
            Files.createFile(Path.of(System.getProperty("token-revoker.usable")));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void main(String[] args) {
        launch(args);
    }
}
