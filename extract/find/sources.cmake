list(APPEND HEARSAY_EXTRACT_HEADERS find/findings.h)
list(APPEND HEARSAY_EXTRACT_SOURCES)
list(APPEND HEARSAY_EXTRACT_HEADERS find/times.h find/times_slots.h find/times_pattern.h find/times_calendar.h find/times_value.h
  find/numbers.h find/numbers_words.h)
list(APPEND HEARSAY_EXTRACT_SOURCES find/times.cpp find/times_pattern.cpp find/times_compiler.cpp find/times_forms.cpp
  find/times_calendar.cpp find/times_value.cpp find/numbers.cpp find/numbers_words.cpp)
list(APPEND HEARSAY_EXTRACT_HEADERS find/lexicon.h find/gazetteer.h find/gazetteer_fold.h find/gazetteer_tables.h find/segmentation.h find/page.h find/mention_words.h find/mention_scan.h find/mention_draft.h find/mention_phrases.h find/mention_work.h find/sides.h find/lone_monitor.h find/coref.h find/coref_kinds.h find/mentions.h)
list(APPEND HEARSAY_EXTRACT_SOURCES find/lexicon.cpp find/gazetteer.cpp find/gazetteer_load.cpp find/gazetteer_fold.cpp find/segmentation.cpp find/page.cpp find/mention_words.cpp find/mention_scan.cpp find/mention_phrases.cpp find/mention_owners.cpp find/mention_countries.cpp find/mention_readings.cpp
  find/sides.cpp find/coref.cpp find/coref_bodies.cpp find/coref_titles.cpp find/coref_groups.cpp find/coref_names.cpp find/coref_antecedents.cpp find/coref_write.cpp find/mentions.cpp)
list(APPEND HEARSAY_EXTRACT_HEADERS find/claims.h find/claim_words.h find/claim_view.h find/claim_draft.h find/claim_cues.h
  find/claim_content.h find/claim_headline.h find/attribution.h find/quotation.h find/polarity.h find/deed.h find/deed_roles.h find/deed_subject.h find/doers.h find/retold.h find/denounced.h find/accused.h
  find/figure.h find/casualty_words.h find/figure_companions.h find/figure_numbers.h find/figure_victims.h find/victim_side.h find/report.h find/citation.h)
list(APPEND HEARSAY_EXTRACT_SOURCES find/claims.cpp find/claim_words.cpp find/claim_view.cpp find/claim_cues.cpp
  find/claim_content.cpp find/claim_headline.cpp find/attribution.cpp find/attribution_phrase.cpp
  find/attribution_unparted.cpp find/attribution_unmarked.cpp find/attribution_relay.cpp find/quotation.cpp find/polarity.cpp find/deed.cpp find/deed_roles.cpp find/deed_subject.cpp
  find/accused.cpp find/doers.cpp find/retold.cpp find/denounced.cpp find/figure.cpp find/casualty_words.cpp find/figure_companions.cpp find/figure_numbers.cpp find/figure_victims.cpp find/victim_side.cpp find/report.cpp find/citation.cpp)
