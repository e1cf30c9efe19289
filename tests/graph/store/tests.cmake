set(store_tests "${CMAKE_CURRENT_LIST_DIR}")
hearsay_test(graph_store_test
  SOURCES ${store_tests}/store_test.cpp ${store_tests}/verify_test.cpp ${store_tests}/projection_test.cpp
    ${store_tests}/bulk_load_test.cpp ${store_tests}/codec_test.cpp ${store_tests}/concurrency_test.cpp
    ${store_tests}/store_damage_test.cpp ${store_tests}/stored_versions_test.cpp
    ${store_tests}/sample_world.cpp
  LIBS hearsay_graph nlohmann_json::nlohmann_json RocksDB::rocksdb-shared LABELS unit TIMEOUT 600)
if(HEARSAY_SANITIZE MATCHES "thread")
  # ten rounds of one writer and eight readers, and the proof that a race would be found: ctest --preset tsan -L threads
  add_executable(store_planted_race ${store_tests}/planted_race.cpp ${store_tests}/sample_world.cpp)
  target_link_libraries(store_planted_race PRIVATE hearsay_options hearsay_graph)
  foreach(program graph_store_test store_planted_race)
    target_link_options(${program} PRIVATE "LINKER:--version-script=${store_tests}/local_symbols.map")
  endforeach()
  add_test(NAME graph_store_threads COMMAND graph_store_test --gtest_filter=StoreConcurrency.* --gtest_repeat=10)
  add_test(NAME graph_store_planted_counter COMMAND store_planted_race counter)
  add_test(NAME graph_store_planted_record COMMAND store_planted_race record)
  set(thread_tests graph_store_threads graph_store_planted_counter graph_store_planted_record)
  set_tests_properties(${thread_tests} PROPERTIES LABELS threads TIMEOUT 1800)
  set_tests_properties(graph_store_planted_counter graph_store_planted_record PROPERTIES
    PASS_REGULAR_EXPRESSION "WARNING: ThreadSanitizer: data race")
  set_tests_properties(graph_store_test ${thread_tests} PROPERTIES
    ENVIRONMENT "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp")
endif()
hearsay_test(graph_store_model_test SOURCES ${store_tests}/store_model_test.cpp ${store_tests}/sample_world.cpp
  LIBS hearsay_graph RocksDB::rocksdb-shared LABELS model TIMEOUT 1800)
