package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import java.util.Optional;

/** What the editor was closed with. The token is empty when the field was left empty. */
public record ProfileDraft(Profile profile, Optional<AccessToken> token) {}
