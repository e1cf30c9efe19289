list(APPEND HEARSAY_EXTRACT_HEADERS find/findings.h)
list(APPEND HEARSAY_EXTRACT_SOURCES)
list(APPEND HEARSAY_EXTRACT_HEADERS find/times.h find/times_slots.h find/times_pattern.h find/times_calendar.h find/times_value.h
  find/numbers.h find/numbers_words.h)
list(APPEND HEARSAY_EXTRACT_SOURCES find/times.cpp find/times_pattern.cpp find/times_compiler.cpp find/times_forms.cpp
  find/times_calendar.cpp find/times_value.cpp find/numbers.cpp find/numbers_words.cpp)
list(APPEND HEARSAY_EXTRACT_HEADERS find/lexicon.h find/gazetteer.h find/gazetteer_fold.h find/gazetteer_tables.h)
list(APPEND HEARSAY_EXTRACT_SOURCES find/lexicon.cpp find/gazetteer.cpp find/gazetteer_load.cpp find/gazetteer_fold.cpp)
