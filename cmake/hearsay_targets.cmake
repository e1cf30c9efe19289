# What every target of the project shares: warnings, sanitizers, the include root,
# and the check that each public header compiles alone (target hearsay_headers).

add_library(hearsay_options INTERFACE)
target_compile_options(hearsay_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_include_directories(hearsay_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(HEARSAY_SANITIZE)
  target_compile_options(hearsay_options INTERFACE -fsanitize=${HEARSAY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(hearsay_options INTERFACE -fsanitize=${HEARSAY_SANITIZE})
endif()

add_custom_target(hearsay_headers)

# hearsay_library(NAME FOLDER folder HEADERS ... SOURCES ... [PUBLIC libs...] [PRIVATE libs...])
# One static library for one folder. HEADERS are all headers of the folder; each is compiled alone.
function(hearsay_library name)
  cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES} ${ARG_HEADERS})
  target_link_libraries(${name} PUBLIC hearsay_options tl::expected ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  set(stubs)
  foreach(header IN LISTS ARG_HEADERS)
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE folder)
    string(MAKE_C_IDENTIFIER "${folder}/${header}" stub)
    set(stub "${CMAKE_CURRENT_BINARY_DIR}/headers/${stub}.cpp")
    file(GENERATE OUTPUT "${stub}" CONTENT "#include \"${folder}/${header}\"\n#include \"${folder}/${header}\"\n")
    list(APPEND stubs "${stub}")
  endforeach()
  if(stubs)
    add_library(${name}_headers OBJECT EXCLUDE_FROM_ALL ${stubs})
    target_link_libraries(${name}_headers PRIVATE hearsay_options tl::expected ${ARG_PUBLIC} ${ARG_PRIVATE})
    add_dependencies(hearsay_headers ${name}_headers)
  endif()
endfunction()

# hearsay_test(NAME SOURCES ... LIBS ... LABELS ... [TIMEOUT seconds])
# One GoogleTest program, registered as one ctest per program (GoogleTest itself names the cases).
function(hearsay_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE hearsay_options ${ARG_LIBS} GTest::gtest GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE HEARSAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HEARSAY_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT})
endfunction()
