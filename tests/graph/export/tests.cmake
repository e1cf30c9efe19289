hearsay_test(graph_export_test
  SOURCES
    export/attributes_test.cpp
    export/csv_tables_test.cpp
    export/export_test.cpp
    export/gexf_test.cpp
    export/graph_view_test.cpp
    export/graphml_test.cpp
    export/json_line_test.cpp
    export/nquads_test.cpp
    export/output_file_test.cpp
    export/records_jsonl_test.cpp
    export/sqlite_file_test.cpp
    export/xml_text_test.cpp
  LIBS hearsay_graph nlohmann_json::nlohmann_json
  LABELS unit)
set_tests_properties(graph_export_test PROPERTIES  # where scripts/setup.sh test puts graphology
  ENVIRONMENT_MODIFICATION "NODE_PATH=path_list_append:${PROJECT_SOURCE_DIR}/build/node/node_modules")
