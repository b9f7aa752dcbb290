# The executable of the border: build/wasm/{qujing.wasm,qujing.js,qujing.d.ts}.
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/*.cpp)
add_executable(qujing ${sources})
target_link_libraries(qujing PRIVATE qujing_common qujing_resident_id qujing_analysis qujing_artifact qujing_analyzer)
# embind names types through RTTI unless told not to.
target_compile_definitions(qujing PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
target_compile_options(qujing PRIVATE -Oz)
include(${CMAKE_SOURCE_DIR}/wasm/link_flags.cmake)
target_link_options(qujing PRIVATE ${QUJING_LINK_FLAGS})
set_target_properties(qujing PROPERTIES SUFFIX .js LINK_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/link_flags.cmake)
