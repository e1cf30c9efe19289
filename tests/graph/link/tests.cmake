hearsay_test(link_gold_test LABELS unit LIBS hearsay_graph nlohmann_json::nlohmann_json
  SOURCES link/gold_evidence.cpp link/gold_link_test.cpp)
hearsay_test(link_incremental_test LABELS unit LIBS hearsay_graph nlohmann_json::nlohmann_json
  SOURCES ../../bench/link/synthetic_world.cpp link/gold_evidence.cpp link/incremental_test.cpp)
