set(store_tests "${CMAKE_CURRENT_LIST_DIR}")
hearsay_test(graph_store_test
  SOURCES ${store_tests}/store_test.cpp ${store_tests}/verify_test.cpp ${store_tests}/projection_test.cpp
    ${store_tests}/bulk_load_test.cpp ${store_tests}/codec_test.cpp ${store_tests}/concurrency_test.cpp
    ${store_tests}/store_damage_test.cpp ${store_tests}/stored_versions_test.cpp
    ${store_tests}/sample_world.cpp
  LIBS hearsay_graph nlohmann_json::nlohmann_json RocksDB::rocksdb-shared LABELS unit TIMEOUT 600)
set_tests_properties(graph_store_test PROPERTIES ENVIRONMENT "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp")
hearsay_test(graph_store_model_test SOURCES ${store_tests}/store_model_test.cpp ${store_tests}/sample_world.cpp
  LIBS hearsay_graph RocksDB::rocksdb-shared LABELS model TIMEOUT 1800)
