// Parses files with N3.js and prints how many different statements each has: n3.mjs FILE...
import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';

const formats = { ttl: 'text/turtle', nt: 'N-Triples', nq: 'N-Quads', trig: 'application/trig' };
for (const file of process.argv.slice(2)) {
  const format = formats[file.split('.').pop()];
  const store = new Store(new Parser({ format }).parse(readFileSync(file, 'utf8')));
  console.log(`${store.size} ${file}`);
}
