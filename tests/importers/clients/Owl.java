import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.io.RDFParserMetaData;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;

/** Loads each ontology and lists what breaks OWL 2 DL, and triples that no axiom came of. */
class Owl {
    public static void main(String[] args) throws Exception {
        for (String name : args) {
            OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
            OWLOntologyLoaderConfiguration strict = new OWLOntologyLoaderConfiguration()
                    .setStrict(true)
                    .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT);
            OWLOntology ontology =
                    manager.loadOntologyFromOntologyDocument(new FileDocumentSource(new File(name), new TurtleDocumentFormat()), strict);
            List<OWLProfileViolation> found = new ArrayList<>(new OWL2DLProfile().checkOntology(ontology).getViolations());
            System.out.println(ontology.getAxiomCount() + " axioms, " + found.size() + " violations " + name);
            found.forEach(violation -> System.out.println("violation " + violation));
            manager.getOntologyFormat(ontology).getOntologyLoaderMetaData().ifPresent(meta -> {
                if (meta instanceof RDFParserMetaData) {
                    ((RDFParserMetaData) meta).getUnparsedTriples().forEach(triple -> System.out.println("unparsed " + triple));
                }
            });
        }
    }
}
