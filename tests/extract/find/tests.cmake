hearsay_test(extract_find_times_test SOURCES find/times_golden_test.cpp find/times_test.cpp find/numbers_test.cpp LIBS hearsay_extract nlohmann_json::nlohmann_json LABELS unit golden)
hearsay_test(extract_find_names_test SOURCES find/lexicon_test.cpp find/gazetteer_test.cpp find/sides_test.cpp LIBS hearsay_extract nlohmann_json::nlohmann_json LABELS unit)
hearsay_test(extract_find_mentions_test SOURCES find/mentions_golden_test.cpp find/mentions_test.cpp LIBS hearsay_extract nlohmann_json::nlohmann_json LABELS model golden)
