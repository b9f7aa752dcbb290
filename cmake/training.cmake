# models/train: the card network's trainer, for this machine's own processor. Built by name only.
file(GLOB training CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/models/train/*.cpp)
list(FILTER training EXCLUDE REGEX "/train\\.cpp$")
add_library(qujing_training STATIC EXCLUDE_FROM_ALL ${training})
target_include_directories(qujing_training PUBLIC ${CMAKE_SOURCE_DIR}/models/train)
target_link_libraries(qujing_training PUBLIC qujing_options qujing_common)
# Its vectors are wider than some processors': they cross no border between libraries.
target_compile_options(qujing_training PRIVATE -Wno-psabi)
if(NOT QUJING_SANITIZE)
  target_compile_options(qujing_training PRIVATE -O3 -march=native -ffp-contract=fast)
endif()

find_package(Threads REQUIRED)
add_executable(train EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/models/train/train.cpp)
target_link_libraries(train PRIVATE qujing_training Threads::Threads)
