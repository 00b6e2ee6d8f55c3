package io.github.tokenrevoker.onezone;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** How documents with secrets are read and written. */
public final class SecretJson {
    /** Keeps no buffers for the next document: they would hold the letters of this one. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private SecretJson() {}
}
