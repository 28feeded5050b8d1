// Asks every query of every source; answers are CSV, of CONSTRUCT N-Triples: comunica.mjs OUT.json SOURCE... -- QUERY.rq...
import { readFileSync, writeFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-file';

const [out, ...rest] = process.argv.slice(2);
const sources = rest.slice(0, rest.indexOf('--'));
const queries = rest.slice(rest.indexOf('--') + 1);
const engine = new QueryEngine();
const typed = (source) => (source.startsWith('http') ? { type: 'sparql', value: source } : source);
const answers = {};
for (const source of sources) {
  answers[source] = {};
  for (const query of queries) {
    const found = await engine.query(readFileSync(query, 'utf8'), { sources: [typed(source)] });
    const form = found.resultType === 'quads' ? 'application/n-triples' : 'text/csv';
    const { data } = await engine.resultToString(found, form);
    let text = '';
    for await (const piece of data) text += piece;
    answers[source][query] = text;
  }
}
writeFileSync(out, JSON.stringify(answers));
