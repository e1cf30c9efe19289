hearsay_test(extract_syntax_test
  SOURCES syntax/arithmetic_test.cpp syntax/formats_test.cpp syntax/lost_spaces_test.cpp syntax/syntax_test.cpp syntax/train_test.cpp
  LIBS hearsay_train_core hearsay_extract nlohmann_json::nlohmann_json
  LABELS model)
add_test(NAME clean_gsd COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_LIST_DIR}/clean_gsd_test.py" "${PROJECT_SOURCE_DIR}")
set_tests_properties(clean_gsd PROPERTIES LABELS unit TIMEOUT 60)
# The fuzz targets with a main() that replays their corpus; with -DHEARSAY_FUZZ=ON (clang) libFuzzer drives them.
foreach(target tokenizer conllu)
  set(fuzzer "${PROJECT_SOURCE_DIR}/tests/fuzz/syntax_${target}_fuzzer.cpp")
  add_executable(syntax_${target}_replay "${fuzzer}" "${PROJECT_SOURCE_DIR}/tests/fuzz/syntax_replay.cpp")
  target_link_libraries(syntax_${target}_replay PRIVATE hearsay_extract)
  target_compile_definitions(syntax_${target}_replay PRIVATE HEARSAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME syntax_${target}_replay COMMAND syntax_${target}_replay "${PROJECT_SOURCE_DIR}/tests/fuzz/syntax_corpus/${target}")
  set_tests_properties(syntax_${target}_replay PROPERTIES LABELS fuzz TIMEOUT 60)
  if(HEARSAY_FUZZ)
    add_executable(syntax_${target}_fuzzer "${fuzzer}")
    target_compile_definitions(syntax_${target}_fuzzer PRIVATE HEARSAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(syntax_${target}_fuzzer PRIVATE hearsay_extract -fsanitize=fuzzer)
  endif()
endforeach()
