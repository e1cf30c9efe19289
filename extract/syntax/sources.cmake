list(APPEND HEARSAY_EXTRACT_HEADERS syntax/analysis.h)
list(APPEND HEARSAY_EXTRACT_SOURCES syntax/analysis.cpp)
