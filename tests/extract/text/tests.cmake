hearsay_test(extract_text_test SOURCES text/text_test.cpp LIBS hearsay_extract nlohmann_json::nlohmann_json LABELS unit)
