list(APPEND HEARSAY_GRAPH_HEADERS
  export/attributes.h
  export/columns.h
  export/discourse_network.h
  export/graph_view.h
  export/graphml.h
  export/json_line.h
  export/node_index.h
  export/output_file.h
  export/record_index.h
  export/record_lines.h
  export/record_parts.h
  export/records_jsonl.h
  export/xml_text.h)
list(APPEND HEARSAY_GRAPH_SOURCES
  export/attributes.cpp
  export/columns.cpp
  export/derived_lines.cpp
  export/discourse_network.cpp
  export/evidence_lines.cpp
  export/graph_view.cpp
  export/graphml.cpp
  export/json_line.cpp
  export/output_file.cpp
  export/record_index.cpp
  export/records_jsonl.cpp
  export/xml_text.cpp)
