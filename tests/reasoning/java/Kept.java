import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.semanticweb.HermiT.cli.CommandLine;

/** Calls HermiT's command for each line of standard input, with its arguments between tabs; answers with exit code, length, and what it printed. */
public class Kept {
    public static void main(String[] none) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = System.out;
        for (String line; (line = lines.readLine()) != null;) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream both = new PrintStream(printed, true, "UTF-8");
            System.setOut(both);
            System.setErr(both);
            int code = 0;
            try {
                CommandLine.main(line.split("\t"));
            } catch (Throwable thrown) { // ends a Java process with code 1, and is told like this
                code = 1;
                both.print("Exception in thread \"main\" ");
                thrown.printStackTrace(both);
            }
            both.flush();
            answers.println(code + " " + printed.size());
            printed.writeTo(answers);
            answers.flush();
        }
    }
}
