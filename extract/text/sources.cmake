list(APPEND HEARSAY_EXTRACT_HEADERS text/atoms.h text/phrases.h)
list(APPEND HEARSAY_EXTRACT_SOURCES text/atoms.cpp)
