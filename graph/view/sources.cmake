list(APPEND HEARSAY_GRAPH_HEADERS view/compact_graph.h)
list(APPEND HEARSAY_GRAPH_SOURCES view/compact_graph.cpp)
