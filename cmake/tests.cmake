# Native programs of tests/: each appears once its folder has sources.
set(rooms qujing_options qujing_common qujing_config qujing_quality qujing_card qujing_face qujing_matte qujing_resident_id qujing_portrait qujing_liveness qujing_guidance qujing_artifact qujing_analyzer)

# The border's own classes without Embind, so that unit tests and fuzzers can reach them.
file(GLOB border CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/*.cpp)
list(FILTER border EXCLUDE REGEX "_bindings\\.cpp$")
add_library(qujing_border STATIC EXCLUDE_FROM_ALL ${border})
target_include_directories(qujing_border PUBLIC ${CMAKE_SOURCE_DIR}/wasm)
target_link_libraries(qujing_border PUBLIC ${rooms})

file(GLOB_RECURSE unitSources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/*.cpp)
if(unitSources)
  find_package(Catch2 3 REQUIRED PATHS ${qujingCache}/catch2/usr)
  add_executable(unit_tests ${unitSources})
  target_include_directories(unit_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit)
  target_link_libraries(unit_tests PRIVATE qujing_border qujing_training qujing_json Catch2::Catch2WithMain)
endif()

file(GLOB replaySources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/replay/*.cpp)
if(replaySources)
  add_executable(replay ${replaySources})
  target_link_libraries(replay PRIVATE ${rooms})
  target_link_libraries(replay PRIVATE qujing_json)
endif()

file(GLOB benchSources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/*.cpp)
foreach(source IN LISTS benchSources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE ${rooms})
endforeach()

# libFuzzer comes with clang; its programs run under the sanitizers only.
file(GLOB fuzzSources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
if(QUJING_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  foreach(source IN LISTS fuzzSources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE qujing_border qujing_json)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()
