hearsay_test(graph_query_test
  SOURCES query/expressions_test.cpp query/temporal_test.cpp query/match_test.cpp query/query_test.cpp query/ask.cpp
    query/tck_runner.cpp query/tck_values.cpp query/gherkin.cpp
  LIBS hearsay_graph
  LABELS unit)
hearsay_test(graph_query_tck_test
  SOURCES query/tck_test.cpp query/tck_runner.cpp query/tck_values.cpp query/gherkin.cpp
  LIBS hearsay_graph
  LABELS unit
  TIMEOUT 600)
