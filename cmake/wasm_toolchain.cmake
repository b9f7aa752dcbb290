# The Emscripten that scripts/setup chose.
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/../scripts/setup/emscripten_root.sh
  OUTPUT_VARIABLE emscriptenRoot OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${emscriptenRoot}/cmake/Modules/Platform/Emscripten.cmake)
