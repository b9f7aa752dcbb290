# qujing_text(ROOM FILE SYMBOL): a text file of ROOM as `inline constexpr std::string_view SYMBOL`, in the generated header
# ROOM/<name>_json.h.
function(qujing_text room file symbol)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  set(content "// Generated from ${file}.
#pragma once

#include <string_view>

namespace qujing {

inline constexpr std::string_view ${symbol} = R\"json(${text})json\";

}  // namespace qujing
")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/${room}/${name}_json.h CONTENT "@content@" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
endfunction()
