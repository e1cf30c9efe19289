hearsay_test(extract_read_test SOURCES read/reader_test.cpp read/parts_test.cpp LIBS hearsay_extract nlohmann_json::nlohmann_json LABELS unit)
