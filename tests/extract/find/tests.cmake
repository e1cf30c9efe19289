hearsay_test(extract_find_times_test SOURCES find/times_golden_test.cpp find/times_test.cpp find/numbers_test.cpp LIBS hearsay_extract nlohmann_json::nlohmann_json LABELS unit golden)
