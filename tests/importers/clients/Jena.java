import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.TDB2Factory;

/** Loads N-Quads into TDB2, asks queries of the union of the graphs, validates it with SHACL, dumps it; and Turtle likewise. */
class Jena {
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        Dataset data = TDB2Factory.connectDataset(work.resolve("tdb2").toString());
        data.begin(ReadWrite.WRITE);
        RDFDataMgr.read(data, args[1], Lang.NQUADS);
        RDFDataMgr.read(data, args[1], Lang.NQUADS);
        data.commit();
        data.end();
        Dataset plain = TDB2Factory.connectDataset(work.resolve("plain").toString());
        plain.begin(ReadWrite.WRITE);
        RDFDataMgr.read(plain, args[1].replaceAll("nq$", "ttl"), Lang.TURTLE);
        plain.commit();
        plain.end();
        plain.begin(ReadWrite.READ);
        try (OutputStream out = new FileOutputStream(work.resolve("dump.ttl").toFile())) {
            RDFDataMgr.write(out, plain.getDefaultModel(), Lang.TURTLE);
        }
        plain.end();
        data.begin(ReadWrite.READ);
        for (int i = 3; i < args.length; i++) {
            Path query = Path.of(args[i]);
            try (QueryExecution asked = QueryExecutionFactory.create(Files.readString(query), data);
                    OutputStream out = new FileOutputStream(work.resolve(query.getFileName() + ".csv").toFile())) {
                asked.getContext().set(TDB2.symUnionDefaultGraph, true);
                ResultSetFormatter.outputAsCSV(out, asked.execSelect());
            }
        }
        ValidationReport report =
                ShaclValidator.get().validate(RDFDataMgr.loadGraph(args[2]), data.getUnionModel().getGraph());
        System.out.println("conforms " + report.conforms());
        report.getEntries().forEach(entry -> System.out.println(entry.message()));
        try (OutputStream out = new FileOutputStream(work.resolve("dump.nq").toFile())) {
            RDFDataMgr.write(out, data, Lang.NQUADS);
        }
        data.end();
    }
}
