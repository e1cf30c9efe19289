list(APPEND HEARSAY_EXTRACT_HEADERS text/atoms.h text/phrases.h text/language.h text/boilerplate.h)
list(APPEND HEARSAY_EXTRACT_SOURCES text/atoms.cpp text/language.cpp text/boilerplate.cpp)
