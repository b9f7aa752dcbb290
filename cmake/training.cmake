# models/train: the trainers of our networks, for this machine's own processor. Built by name only.
file(GLOB training CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/models/train/*.cpp)
list(FILTER training EXCLUDE REGEX "/train_[a-z]+\\.cpp$")
add_library(qujing_training STATIC EXCLUDE_FROM_ALL ${training})
target_include_directories(qujing_training PUBLIC ${CMAKE_SOURCE_DIR}/models/train)
find_package(Threads REQUIRED)
target_link_libraries(qujing_training PUBLIC qujing_options qujing_common Threads::Threads)
# Its vectors are wider than some processors': they cross no border between libraries.
target_compile_options(qujing_training PRIVATE -Wno-psabi)
if(NOT QUJING_SANITIZE)
  target_compile_options(qujing_training PRIVATE -O3 -march=native -ffp-contract=fast)
endif()

foreach(network card side eye)
  add_executable(train_${network} EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/models/train/train_${network}.cpp)
  target_link_libraries(train_${network} PRIVATE qujing_training)
endforeach()
