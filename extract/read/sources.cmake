list(APPEND HEARSAY_EXTRACT_HEADERS reader.h read/charset.h read/lines.h read/articles.h read/paths.h read/metadata.h)
list(APPEND HEARSAY_EXTRACT_SOURCES read/reader.cpp read/charset.cpp read/lines.cpp read/articles.cpp read/html.cpp read/paths.cpp
  read/metadata.cpp)
