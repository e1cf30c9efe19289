hearsay_test(graph_query_tck_test
  SOURCES query/tck_test.cpp query/tck_runner.cpp query/tck_values.cpp query/gherkin.cpp
  LIBS hearsay_graph
  LABELS unit
  TIMEOUT 600)
