package io.github.tokenrevoker.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("An icon")
class IconTest {
    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    @DisplayName("is in its own font before any style sheet says so")
    void ownFont() throws Exception {
        String family = WaitForAsyncUtils.asyncFx(
                        () -> new Icon(Feather.PLUS).getFont().getFamily())
                .get(30, TimeUnit.SECONDS);
        assertThat(family).isEqualTo("FeatherIcons");
    }
}
