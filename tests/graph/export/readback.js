// Reads a GEXF or GraphML file with graphology and checks how many nodes and edges it sees.
// usage: NODE_PATH=.../node_modules node readback.js FILE NODES EDGES
// scripts/setup.sh test installs graphology in the versions of package-lock.json.
const fs = require('fs');
const {MultiGraph} = require('graphology');
const [file, nodes, edges] = process.argv.slice(2);
const reader = require(file.endsWith('.gexf') ? 'graphology-gexf' : 'graphology-graphml');
const graph = reader.parse(MultiGraph, fs.readFileSync(file, 'utf8'));
if (graph.order !== Number(nodes) || graph.size !== Number(edges)) {
  console.error(`${file}: ${graph.order} nodes and ${graph.size} edges, expected ${nodes} and ${edges}`);
  process.exit(1);
}
graph.forEachNode((node, data) => {
  if (!data.label || !data.type) {
    console.error(`${file}: ${node} has no label or type`);
    process.exit(1);
  }
});
