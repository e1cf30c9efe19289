find_package(SQLite3 REQUIRED)
list(APPEND HEARSAY_GRAPH_LIBRARIES SQLite::SQLite3)
list(APPEND HEARSAY_GRAPH_HEADERS
  export/attributes.h
  export/calendar.h
  export/columns.h
  export/csv_tables.h
  export/discourse_network.h
  export/export.h
  export/gexf.h
  export/graph_view.h
  export/graphml.h
  export/json_line.h
  export/node_index.h
  export/nquads.h
  export/output_file.h
  export/quad_writer.h
  export/record_index.h
  export/record_lines.h
  export/record_parts.h
  export/records_jsonl.h
  export/sqlite_file.h
  export/sqlite_session.h
  export/xml_graph_writer.h
  export/xml_text.h)
list(APPEND HEARSAY_GRAPH_SOURCES
  export/attributes.cpp
  export/calendar.cpp
  export/columns.cpp
  export/csv_tables.cpp
  export/derived_lines.cpp
  export/discourse_network.cpp
  export/evidence_lines.cpp
  export/export.cpp
  export/gexf.cpp
  export/graph_view.cpp
  export/graphml.cpp
  export/json_line.cpp
  export/nquads.cpp
  export/output_file.cpp
  export/quad_writer.cpp
  export/record_index.cpp
  export/records_jsonl.cpp
  export/sqlite_file.cpp
  export/sqlite_session.cpp
  export/xml_text.cpp)
