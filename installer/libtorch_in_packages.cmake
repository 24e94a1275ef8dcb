# LibTorch's libraries as the packages carry them: in a private folder beside our modules, found by
# relative paths. Where they look for NVIDIA's, ../../nvidia, pleinair-fetch-cuda puts them.
set(libtorch_destination "${PLEINAIR_LIBRARY_DESTINATION}/torch/lib")
foreach(library libtorch_cpu.so libc10.so libcudart.so.13 libcupti.so.13)
    install(FILES "${pleinair_libtorch}/lib/${library}"
        DESTINATION "${libtorch_destination}" COMPONENT training)
endforeach()
if(PLEINAIR_HAS_CUDA)
    foreach(library libtorch_cuda.so libc10_cuda.so libtorch_cuda_linalg.so libtorch_nvshmem.so)
        install(FILES "${pleinair_libtorch}/lib/${library}"
            DESTINATION "${libtorch_destination}" COMPONENT cuda)
    endforeach()
    set(PLEINAIR_LIBRARY_FOLDER_INSTALLED "${CMAKE_INSTALL_FULL_LIBDIR}/pleinair")
    configure_file(pleinair-fetch-cuda.in "${CMAKE_CURRENT_BINARY_DIR}/pleinair-fetch-cuda" @ONLY
        FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    install(PROGRAMS "${CMAKE_CURRENT_BINARY_DIR}/pleinair-fetch-cuda"
        DESTINATION "${CMAKE_INSTALL_SBINDIR}" COMPONENT cuda)
    install(FILES fetch_libtorch.py libtorch.txt libtorch-cuda.txt
        DESTINATION "${CMAKE_INSTALL_DATADIR}/pleinair/cuda" COMPONENT cuda)
endif()
