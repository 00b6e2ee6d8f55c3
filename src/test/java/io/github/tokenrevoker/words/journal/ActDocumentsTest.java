package io.github.tokenrevoker.words.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.quoting.HostileText;
import io.github.tokenrevoker.quoting.VisibleText;
import io.github.tokenrevoker.revocation.RecordedAct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A document of the journal")
class ActDocumentsTest {
    private static final ActDocuments DOCUMENTS = new ActDocuments();
    private static final String HEAD = "ab".repeat(32);
    private static final ChainStatement CHAIN =
            new ChainStatement("Intact", Optional.of(2L), HEAD, Optional.of(Instant.EPOCH));

    private static RecordedAct act(String foreign) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("provider", foreign)
                .put("errorDescription", foreign)
                .put("reason", foreign)
                .put("serverClockAheadMillis", -75)
                .put("outcome", "refused");
        UUID id = new UUID(0, 7);
        return RecordedAct.of(List.of(new JournalLine(
                        1,
                        Instant.EPOCH,
                        JournalLine.Kind.OUTCOME,
                        id,
                        JsonMapper.shared().writeValueAsString(facts))))
                .getFirst();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("that is a receipt has no line that a server or an operator has made up")
    void receipt() {
        List<String> names = text(DOCUMENTS.receipt(act("harmless"), CHAIN))
                .lines()
                .map(line -> line.split(":", 2)[0])
                .toList();
        assertThat(HostileText.all().filter(text -> !text.isBlank()).limit(300)).allSatisfy(foreign -> {
            String forged = foreign + "\nJournal: forged";
            String receipt = text(DOCUMENTS.receipt(act(forged), CHAIN));
            assertThat(receipt.lines().map(line -> line.split(":", 2)[0])).isEqualTo(names);
            assertThat(receipt.lines()).allMatch(VisibleText::isVisible);
        });
    }

    @Test
    @DisplayName("that is a table keeps numbers, and has as many cells in every row")
    void table() {
        String table = text(DOCUMENTS.csv(List.of(act("a"), act("=1")), CHAIN));
        assertThat(table).startsWith("\uFEFF");
        assertThat(table).containsPattern("[,;]-75[,;]").contains("\"'=1\"").contains(HEAD);
        assertThat(table.lines()
                        .map(line -> line.replaceAll("\"[^\"]*\"", "").split("[,;]", -1).length)
                        .distinct())
                .as("cells in a row")
                .hasSize(1);
        assertThat(table.lines()).hasSize(3);
    }

    @Test
    @DisplayName("that is JSON holds the exact value, visibly")
    void json() {
        String foreign = "a\u202eb";
        String json = text(DOCUMENTS.receiptJson(act(foreign), CHAIN));
        assertThat(json).doesNotContain("\u202e");
        assertThat(JsonMapper.shared().readTree(json).at("/facts/provider").asString())
                .isEqualTo(foreign);
    }
}
