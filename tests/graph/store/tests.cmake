set(store_tests "${CMAKE_CURRENT_LIST_DIR}")
hearsay_test(graph_store_test SOURCES ${store_tests}/store_test.cpp ${store_tests}/verify_test.cpp
  ${store_tests}/projection_test.cpp ${store_tests}/bulk_load_test.cpp ${store_tests}/sample_world.cpp
  LIBS hearsay_graph nlohmann_json::nlohmann_json RocksDB::rocksdb-shared LABELS unit)
