# Fails if a program loads LibTorch, CUDA or OpenMP's second copy before it is asked to.
#
#   cmake -DPROGRAMS=A;B -P programs_without_torch.cmake
cmake_minimum_required(VERSION 3.25)

foreach(program IN LISTS PROGRAMS)
    execute_process(COMMAND ldd "${program}" OUTPUT_VARIABLE libraries COMMAND_ERROR_IS_FATAL ANY)
    if(NOT libraries MATCHES "libpleinair_base\\.so => /")
        message(FATAL_ERROR "${program} does not find libpleinair_base.so:\n${libraries}")
    endif()
    foreach(unwanted torch c10 cuda cudart cupti pleinair_nn)
        if(libraries MATCHES "lib${unwanted}[^\n]*\\.so")
            message(FATAL_ERROR "${program} loads ${CMAKE_MATCH_0} from the start:\n${libraries}")
        endif()
    endforeach()
endforeach()
