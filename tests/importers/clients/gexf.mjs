// Reads a GEXF file with graphology and prints its nodes and edges as JSON: gexf.mjs FILE
import { readFileSync } from 'node:fs';
import { MultiDirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';

const graph = gexf.parse(MultiDirectedGraph, readFileSync(process.argv[2], 'utf8'));
const nodes = graph.mapNodes((node, data) => [node, data.label, data.kind]);
const edges = graph.mapEdges((edge, data, source, target) => [source, data.label, target]);
console.log(JSON.stringify({ nodes, edges }));
