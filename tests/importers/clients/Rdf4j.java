import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;

/** Parses each file strictly and says how many statements it has; a fault is an exception. */
class Rdf4j {
    public static void main(String[] args) throws Exception {
        for (String name : args) {
            RDFFormat format = Rio.getParserFormatForFileName(name).orElseThrow();
            RDFParser parser = Rio.createParser(format);
            parser.set(BasicParserSettings.VERIFY_DATATYPE_VALUES, true);
            parser.set(BasicParserSettings.VERIFY_LANGUAGE_TAGS, true);
            parser.set(BasicParserSettings.VERIFY_URI_SYNTAX, true);
            Set<Statement> found = new HashSet<>();
            parser.setRDFHandler(new StatementCollector(found));
            try (InputStream in = new FileInputStream(name)) {
                parser.parse(in, "");
            }
            try (OutputStream out = new FileOutputStream(name + ".rdf4j.nq")) {
                Rio.write(found, out, RDFFormat.NQUADS);
            }
            System.out.println(found.size() + " " + name);
        }
    }
}
