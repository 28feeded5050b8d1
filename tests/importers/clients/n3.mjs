// Parses files with N3.js, prints how many different statements each has, and writes them down again beside it as
// FILE.n3.nq; of RDF 1.2 it only counts: n3.mjs FILE...
import { readFileSync, writeFileSync } from 'node:fs';
import { Parser, Store, Writer } from 'n3';

const formats = { ttl: 'text/turtle', nt: 'N-Triples', nq: 'N-Quads', trig: 'application/trig' };
for (const file of process.argv.slice(2)) {
  const format = formats[file.split('.').pop()];
  const store = new Store(new Parser({ format }).parse(readFileSync(file, 'utf8')));
  console.log(`${store.size} ${file}`);
  if (!file.endsWith('.rdf12.ttl')) {
    const writer = new Writer({ format: 'N-Quads' });
    writeFileSync(`${file}.n3.nq`, writer.quadsToString([...store]));
  }
}
