# qujing_weights(ROOM FILE SYMBOL): builds FILE into ROOM as `extern const unsigned char SYMBOL[]` and
# `extern const std::size_t SYMBOLSize`, namespace qujing. Nothing while FILE does not exist.
function(qujing_weights room file symbol)
  set(source ${CMAKE_SOURCE_DIR}/${file})
  file(GLOB found CONFIGURE_DEPENDS ${source})
  get_target_property(type qujing_${room} TYPE)
  if(NOT found OR type STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  set(generated ${CMAKE_BINARY_DIR}/generated/${room}/${room}_network_weights.cpp)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -D source=${source} -D target=${generated} -D symbol=${symbol}
            -P ${CMAKE_SOURCE_DIR}/cmake/write_weights.cmake
    DEPENDS ${source} ${CMAKE_SOURCE_DIR}/cmake/write_weights.cmake
    COMMENT "Turning ${file} into ${symbol}")
  target_sources(qujing_${room} PRIVATE ${generated})
endfunction()
