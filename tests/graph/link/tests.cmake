hearsay_test(link_gold_test LABELS unit LIBS hearsay_graph nlohmann_json::nlohmann_json
  SOURCES link/gold_evidence.cpp link/gold_link_test.cpp)
hearsay_test(link_incremental_test LABELS unit LIBS hearsay_graph nlohmann_json::nlohmann_json
  SOURCES ../../bench/link/synthetic_world.cpp link/gold_evidence.cpp link/incremental_test.cpp
    link/renaming_test.cpp)
hearsay_test(link_unit_test LABELS unit LIBS hearsay_graph
  SOURCES ../../bench/link/synthetic_world.cpp link/camps_test.cpp link/claim_content_test.cpp link/corrections_test.cpp link/digest_test.cpp
    link/linker_test.cpp link/name_key_test.cpp link/near_copy_test.cpp link/partition_test.cpp link/scenarios_test.cpp
    link/source_graph_test.cpp link/when_test.cpp)
