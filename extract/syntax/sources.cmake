list(APPEND HEARSAY_EXTRACT_HEADERS
  syntax/analysis.h syntax/conllu.h syntax/feature_index.h syntax/gazetteer.h syntax/lemmatizer.h syntax/lost_spaces.h syntax/model_file.h syntax/network.h
  syntax/punctuation.h syntax/recurrence.h syntax/syntax.h syntax/tensor.h syntax/tokenizer.h syntax/tree_decoder.h syntax/word_shape.h syntax/word_vectors.h)
list(APPEND HEARSAY_EXTRACT_SOURCES
  syntax/analysis.cpp syntax/conllu.cpp syntax/gazetteer.cpp syntax/lemmatizer.cpp syntax/lost_spaces.cpp syntax/model_file.cpp syntax/network.cpp syntax/punctuation.cpp syntax/recurrence.cpp
  syntax/syntax.cpp syntax/tensor.cpp syntax/tokenizer.cpp syntax/tree_decoder.cpp syntax/word_shape.cpp syntax/word_vectors.cpp)
# The network: the same bits on every machine, so nothing may be fused but what tensor.cpp fuses itself.
set_source_files_properties(syntax/tensor.cpp PROPERTIES
  COMPILE_OPTIONS "-O3;-ffp-contract=off;-fno-math-errno;-fno-trapping-math")
