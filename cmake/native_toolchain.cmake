# clang-19 where it is installed (libFuzzer needs it), else the machine's own compiler.
find_program(qujingClang clang++-19)
if(qujingClang)
  set(CMAKE_CXX_COMPILER ${qujingClang})
endif()
