import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Prints the stem of each word on standard input, one a line, as the filters of Lucene's ArabicAnalyzer give it: all of them but its
 * tokenizer and its stop words. STEMMER_LIGHT10 equals it.
 *
 * <pre>
 *   mvn -f internal/build/lucene dependency:copy-dependencies
 *   java -cp 'internal/build/lucene/target/dependency/*' internal/build/lucene/Light10.java &lt; words &gt; stems
 * </pre>
 */
public class Light10 {
  public static void main(String[] args) throws IOException {
    BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream stems = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    KeywordTokenizer tokenizer = new KeywordTokenizer();
    TokenStream chain = new LowerCaseFilter(tokenizer);
    chain = new DecimalDigitFilter(chain);
    chain = new ArabicNormalizationFilter(chain);
    chain = new ArabicStemFilter(chain);
    CharTermAttribute term = chain.addAttribute(CharTermAttribute.class);
    for (String word = words.readLine(); word != null; word = words.readLine()) {
      tokenizer.setReader(new StringReader(word));
      chain.reset();
      stems.print(chain.incrementToken() ? term.toString() : "");
      stems.print('\n');
      chain.end();
      chain.close();
    }
    stems.flush();
  }
}
