package io.ttsjobs.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.testkit.SpeechService.Refusal;
import io.ttsjobs.testkit.WireServer.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A dozen voices, which take two pages of the usual size. */
final class ElevenLabsVoices {

    /** Twenty letters and digits, as the ids of the service are. */
    static final List<String> IDS = IntStream.rangeClosed(1, 12)
            .mapToObj(number -> String.format("testVoice%011d", number))
            .toList();

    private static final int MAX_PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ElevenLabsVoices() {}

    static Answer page(Map<String, String> query) throws Refusal {
        int size = number(query.getOrDefault("page_size", "10"), 1, MAX_PAGE, "page_size");
        String token = query.getOrDefault("next_page_token", "after0");
        int first = number(token.replaceFirst("^after", ""), 0, IDS.size(), "next_page_token");
        int behind = Math.min(IDS.size(), first + size);
        ObjectNode page = JSON.createObjectNode();
        for (String id : IDS.subList(first, behind)) {
            page.withArray("voices").add(voice(id));
        }
        boolean more = behind < IDS.size();
        page.put("has_more", more)
                .put("total_count", IDS.size())
                .put("next_page_token", more ? "after" + behind : null);
        return WireServer.json(200, page.toString());
    }

    private static ObjectNode voice(String id) {
        int number = IDS.indexOf(id) + 1;
        ObjectNode voice = JSON.createObjectNode();
        voice.put("voice_id", id).put("name", "Test voice " + number).put("category", "premade");
        voice.putObject("labels")
                .put("gender", number % 2 == 0 ? "male" : "female")
                .put("accent", "american")
                .put("language", "en");
        voice.putArray("verified_languages")
                .addObject()
                .put("language", "en")
                .put("model_id", ElevenLabsModel.ELEVEN_MULTILINGUAL_V2.id())
                .put("accent", "american")
                .put("locale", "en-US")
                .putNull("preview_url");
        voice.putNull("settings");
        return voice;
    }

    private static int number(String value, int min, int max, String name) throws Refusal {
        int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
        if (number < min || number > max) {
            throw ElevenLabsService.unprocessable("query", name, "Input should be " + min + " to " + max);
        }
        return number;
    }
}
