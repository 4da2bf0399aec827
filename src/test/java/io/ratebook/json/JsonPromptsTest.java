package io.ratebook.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.tokens.Prompt;
import io.ratebook.tokens.UnreadablePromptException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of a line, and what of it is sent and what comes back. */
class JsonPromptsTest {
    @Test
    void plainTextAndPairs() throws UnreadablePromptException {
        assertPrompt("'Ask <|endoftext|>'", null, "Ask <|endoftext|>");
        assertPrompt("{'prompt':'Ask'}", null, "Ask");
        assertPrompt("{'prompt':'Ask','completion':'Tell'}", "Tell", "Ask");
        assertPrompt("{'input':'Ask','output':'Tell'}", "Tell", "Ask");
        assertPrompt("{'instruction':'Do it','input':'','output':'Done'}", "Done", "Do it", "");
    }

    @Test
    void messagesWithALastOneByTheAssistantAreAnExampleWithItsOutput() throws UnreadablePromptException {
        assertPrompt(
                "{'messages':[{'role':'system','content':'Be brief'},{'role':'user','content':'Ask'}]}",
                null,
                "Be brief",
                "Ask");
        assertPrompt(
                "{'messages':[{'role':'user','content':'Ask'},{'role':'assistant','content':'Tell'}]}", "Tell", "Ask");
        assertPrompt(
                "{'contents':[{'role':'user','parts':[{'text':'Ask'}]},{'role':'model','parts':[{'text':'Tell'}]}]}",
                "Tell",
                "Ask");
    }

    @Test
    void linesOfBatchFilesAreSentWhole() throws UnreadablePromptException {
        assertPrompt(
                "{'custom_id':'1','method':'POST','url':'/v1/chat/completions','body':{'model':'m','messages':"
                        + "[{'role':'user','content':'Ask'},{'role':'assistant','content':'Well,'}]}}",
                null,
                "Ask",
                "Well,");
        assertPrompt(
                "{'custom_id':'1','params':{'system':'Be brief','messages':[{'role':'user','content':'Ask'}]}}",
                null,
                "Be brief",
                "Ask");
        assertPrompt(
                "{'key':'1','request':{'system_instruction':{'parts':[{'text':'Be brief'}]},'contents':"
                        + "[{'parts':[{'text':'Ask'}]}]}}",
                null,
                "Be brief",
                "Ask");
        assertPrompt("{'body':{'instructions':'Be brief','input':'Ask'}}", null, "Be brief", "Ask");
    }

    @Test
    void whatIsNoTextIsNamed() throws UnreadablePromptException {
        Prompt prompt = new JsonPrompts()
                .prompt(("{'messages':[{'role':'user','content':[{'type':'text','text':'Look'},"
                                + "{'type':'image_url','image_url':{'url':'x'}}]}],'tools':[{'type':'function'}]}")
                        .replace('\'', '"'));
        assertThat(prompt.texts()).containsExactly("Look");
        assertThat(prompt.uncounted()).containsExactlyInAnyOrder("image_url", "tools");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt':'Ask'            | the line is not readable as JSON at character",
                "{'prompt':'Ask'} {}        | the line is not readable as JSON at character",
                "7                          | the line is neither a JSON object nor a string",
                "['Ask']                    | the line is neither a JSON object nor a string",
                "{'question':'Ask'}         | the line has no prompt",
                "{'prompt':null}            | the line has no prompt",
                "{'prompt':[1,2,3]}         | a prompt is no text but number",
                "{'prompt':'a','input':'b'} | the line has both prompt and input"
            })
    void linesWithoutOnePromptAreRefused(String line, String problem) {
        assertThatThrownBy(() -> new JsonPrompts().prompt(line.replace('\'', '"')))
                .isInstanceOf(UnreadablePromptException.class)
                .hasMessageContaining(problem);
    }

    private static void assertPrompt(String line, @Nullable String output, String... texts)
            throws UnreadablePromptException {
        Prompt prompt = new JsonPrompts().prompt(line.replace('\'', '"'));
        assertThat(prompt.texts()).containsExactly(texts);
        assertThat(prompt.output()).isEqualTo(output);
        assertThat(prompt.uncounted()).isEmpty();
    }
}
