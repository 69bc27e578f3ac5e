package com.example.khabar;

import com.khabar.v1.AnalyzeRequest;
import com.khabar.v1.AnalyzeResponse;
import com.khabar.v1.Feature;
import com.khabar.v1.GetServiceInfoRequest;
import com.khabar.v1.GetServiceInfoResponse;
import com.khabar.v1.LanguageServiceGrpc;
import com.khabar.v1.LanguageServiceGrpc.LanguageServiceBlockingStub;
import com.khabar.v1.OffsetUnit;
import com.khabar.v1.Span;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints the entities and numbers of an article, with offsets in UTF-16 code units, the unit in which Java indexes its strings.
 *
 * <pre>KHABAR_SERVER=localhost:50051 java … com.example.khabar.Article ARTICLE.txt</pre>
 */
public final class Article {
  /** How long a call may take. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** An answer may be longer than the 4 MiB that gRPC takes by default. */
  private static final int MAX_ANSWER_BYTES = 64 << 20;

  /** Standard output in UTF-8, whatever the locale. */
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Article() {}

  public static void main(String[] args) throws IOException {
    String text = Files.readString(Path.of(args[0]));
    String server = System.getenv().getOrDefault("KHABAR_SERVER", "localhost:50051");
    ManagedChannel channel = ManagedChannelBuilder.forTarget(server).usePlaintext().maxInboundMessageSize(MAX_ANSWER_BYTES).build();
    try {
      AnalyzeResponse answer = analyze(LanguageServiceGrpc.newBlockingStub(channel), text);
      answer.getEntitiesList().forEach(e -> show(text, e.getSpan(), e.getText(), e.getType().name(), e.getCanonical()));
      answer.getNumbersList().forEach(n -> show(text, n.getSpan(), n.getText(), n.getKind().name(), n.getValue()));
    } finally {
      channel.shutdownNow();
    }
  }

  /** Asks for entities and numbers, as far as the server has them. */
  private static AnalyzeResponse analyze(LanguageServiceBlockingStub service, String text) {
    GetServiceInfoResponse info = service.withDeadlineAfter(TIMEOUT).getServiceInfo(GetServiceInfoRequest.getDefaultInstance());
    List<Feature> wanted =
        Stream.of(Feature.FEATURE_ENTITIES, Feature.FEATURE_NUMBERS).filter(info.getFeaturesList()::contains).toList();
    if (wanted.isEmpty()) {
      throw new IllegalStateException("the server, " + info.getVersion() + ", has neither entities nor numbers");
    }
    System.err.println("layers: " + wanted);
    AnalyzeRequest request =
        AnalyzeRequest.newBuilder()
            .setText(text)
            .setOffsetUnit(OffsetUnit.OFFSET_UNIT_UTF16_CODE_UNIT)
            .addAllFeatures(wanted)
            .build();
    return service.withDeadlineAfter(TIMEOUT).analyze(request);
  }

  /** Prints a mention, cut out of the text by its span. */
  private static void show(String text, Span span, String said, String kind, String value) {
    String surface = text.substring(span.getBegin(), span.getEnd());
    if (!surface.equals(said)) {
      throw new IllegalStateException(span.getBegin() + ".." + span.getEnd() + " is " + surface + ", the server says " + said);
    }
    OUT.println(String.join("\t", "" + span.getBegin(), "" + span.getEnd(), kind, value, surface));
  }
}
