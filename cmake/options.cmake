# What every room is compiled with.
set(QUJING_SANITIZE "" CACHE STRING "sanitizers, as -fsanitize= takes them")

if(DEFINED ENV{QUJING_CACHE})
  set(qujingCache $ENV{QUJING_CACHE})
else()
  set(qujingCache $ENV{HOME}/.cache/qujing)
endif()

add_library(qujing_options INTERFACE)
# -ffp-contract=off: the same numbers from the native and the wasm build.
target_compile_options(qujing_options INTERFACE -Wall -Wextra -Wpedantic -Werror -ffp-contract=off)
target_include_directories(qujing_options INTERFACE ${CMAKE_BINARY_DIR}/generated)
if(EMSCRIPTEN)
  target_compile_options(qujing_options INTERFACE -msimd128 -fno-exceptions -fno-rtti)
endif()
if(QUJING_SANITIZE)
  set(sanitizers -fsanitize=${QUJING_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(qujing_options INTERFACE ${sanitizers})
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    # Coverage for the fuzzers; without one linked in it costs little.
    target_compile_options(qujing_options INTERFACE -fsanitize=fuzzer-no-link)
  endif()
  target_link_options(qujing_options INTERFACE ${sanitizers})
endif()

# OpenCV's headers are not ours to lint, hence SYSTEM. Its order matters: imgproc uses core.
add_library(qujing_opencv INTERFACE)
if(EMSCRIPTEN)
  set(opencv ${qujingCache}/opencv-wasm)
  target_include_directories(qujing_opencv SYSTEM INTERFACE ${opencv}/include/opencv4)
  target_link_libraries(qujing_opencv INTERFACE ${opencv}/lib/libopencv_imgproc.a ${opencv}/lib/libopencv_core.a)
else()
  # Debian's libopencv-core-dev and libopencv-imgproc-dev bring no OpenCVConfig.cmake.
  find_path(opencvInclude opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
  find_library(opencvImgproc opencv_imgproc REQUIRED)
  find_library(opencvCore opencv_core REQUIRED)
  target_include_directories(qujing_opencv SYSTEM INTERFACE ${opencvInclude})
  target_link_libraries(qujing_opencv INTERFACE ${opencvImgproc} ${opencvCore})
endif()

add_library(qujing_json INTERFACE)
target_include_directories(qujing_json SYSTEM INTERFACE ${qujingCache}/json/include)
# The core has no streams and no files.
target_compile_definitions(qujing_json INTERFACE JSON_NO_IO JSON_HAS_FILESYSTEM=0 JSON_HAS_EXPERIMENTAL_FILESYSTEM=0)
