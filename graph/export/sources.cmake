list(APPEND HEARSAY_GRAPH_HEADERS
  export/attributes.h
  export/columns.h
  export/discourse_network.h
  export/graph_view.h
  export/graphml.h
  export/node_index.h
  export/output_file.h
  export/xml_text.h)
list(APPEND HEARSAY_GRAPH_SOURCES
  export/attributes.cpp
  export/columns.cpp
  export/discourse_network.cpp
  export/graph_view.cpp
  export/graphml.cpp
  export/output_file.cpp
  export/xml_text.cpp)
