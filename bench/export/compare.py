#!/usr/bin/python3
"""Compare hearsay's GraphML writer with networkx and igraph on the same graph of 200,000 nodes and 1,000,000 edges.

usage: compare.py EXPORT_SPEED [--nodes N] [--edges N] [--folder DIR] [--checks]

EXPORT_SPEED is the benchmark program (build/release/bin/export_speed). Every writer runs in its own process; seconds
are processor time. hearsay's are those of its whole process: opening the store, reading it, writing. networkx and igraph
first read hearsay's file, so that all three write the same graph; theirs are the seconds of writing alone. With --checks, exits 1 where hearsay is not at
least ten times faster than networkx and no slower than igraph.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time


def write_with(library, source, target):
    """Reads `source`, writes `target`, prints the seconds and the peak memory of writing as JSON."""
    if library == "networkx":
        import networkx
        graph = networkx.read_graphml(source, force_multigraph=True)
        write = lambda: networkx.write_graphml_xml(graph, target)
        counts = graph.number_of_nodes(), graph.number_of_edges()
    else:
        import igraph
        graph = igraph.Graph.Read_GraphML(source)
        write = lambda: graph.write_graphml(target)
        counts = graph.vcount(), graph.ecount()
    start = time.process_time()
    write()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 3), "peak_mb": round(peak, 1), "nodes": counts[0], "edges": counts[1]}))


def run(command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--nodes", default="200000")
    parser.add_argument("--edges", default="1000000")
    parser.add_argument("--folder", default=None)
    parser.add_argument("--checks", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        ours, store = os.path.join(folder, "hearsay.graphml"), os.path.join(folder, "store")
        subprocess.run([options.program, "--make", store, options.nodes, options.edges], check=True)
        results = {"hearsay": run([options.program, "graphml", "full", store, ours])}
        for library in ("networkx", "igraph"):
            results[library] = run([sys.executable, __file__, "--write-with", library, ours,
                                    os.path.join(folder, library + ".graphml")])
    own = results["hearsay"]["seconds"]
    for name, result in results.items():
        print(f"{name:10} {result['seconds']:8.2f} s  {result['seconds'] / own:6.1f} x  {result['peak_mb']:8.1f} MB  "
              f"{result['nodes']} nodes, {result['edges']} edges")
    same = len({(r["nodes"], r["edges"]) for r in results.values()}) == 1
    fast = results["networkx"]["seconds"] >= 10 * own and results["igraph"]["seconds"] >= own
    return 0 if same and (fast or not options.checks) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write-with"]:
        write_with(*sys.argv[2:5])
    else:
        sys.exit(main())
