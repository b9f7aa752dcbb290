# The executables of the border: build/wasm/{qujing,qujing_face}.{wasm,js,d.ts}. Two, for a page with a card needs nothing
# of the face, and the other way round.
include(${CMAKE_SOURCE_DIR}/wasm/link_flags.cmake)

function(qujing_engine name)
  cmake_parse_arguments(engine "" "" "SOURCES;LINKS" ${ARGN})
  list(TRANSFORM engine_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/wasm/)
  set(target ${name}_wasm)
  add_executable(${target} ${engine_SOURCES})
  target_link_libraries(${target} PRIVATE ${engine_LINKS})
  # embind names types through RTTI unless told not to.
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  target_compile_options(${target} PRIVATE -Oz)
  target_link_options(${target} PRIVATE ${QUJING_LINK_FLAGS} --emit-tsd=${name}.d.ts)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .js LINK_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/link_flags.cmake)
endfunction()

set(common engine_facts.cpp heap_buffer.cpp common_bindings.cpp)
qujing_engine(qujing
  SOURCES ${common} card_session.cpp card_bindings.cpp
  LINKS qujing_common qujing_resident_id qujing_analysis qujing_artifact qujing_analyzer)
qujing_engine(qujing_face
  SOURCES ${common} portrait_session.cpp portrait_bindings.cpp liveness_session.cpp liveness_bindings.cpp
  LINKS qujing_common qujing_portrait qujing_portrait_analysis qujing_liveness qujing_liveness_analysis qujing_artifact
    qujing_analyzer)
