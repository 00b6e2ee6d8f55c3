package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.secret.ProfileSecrets;

/** What the editor was closed with. Secrets whose fields were left empty are not among those given. */
public record ProfileDraft(Profile profile, ProfileSecrets secrets) {}
