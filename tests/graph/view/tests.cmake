hearsay_test(graph_view_test SOURCES ${CMAKE_CURRENT_LIST_DIR}/compact_graph_test.cpp
  ${CMAKE_CURRENT_LIST_DIR}/../store/sample_world.cpp LIBS hearsay_graph RocksDB::rocksdb-shared LABELS unit)
