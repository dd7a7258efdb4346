package io.kinora.examples;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with the official OpenAI client for Java, unchanged, which validates every answer. */
abstract class OpenAiJavaTestCase {

  RealStack.Access stack = new RealStack.Access("", "", "");
  OpenAIClient client = OpenAIOkHttpClient.builder().apiKey("unset").build();

  @BeforeEach
  void connect() throws IOException, InterruptedException {
    stack = RealStack.project();
    client = OpenAIOkHttpClient.builder()
        .baseUrl(stack.baseUrl())
        .apiKey(stack.testKey())
        .responseValidation(true)
        .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }
}
