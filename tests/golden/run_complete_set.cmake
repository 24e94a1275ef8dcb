# Runs every reference case of the complete set, which is too large for the repository, where it
# lies beside the clone. -DRUNNER=golden_runner -DCASES=folder.
get_filename_component(CASES "${CASES}" ABSOLUTE)
if(NOT IS_DIRECTORY "${CASES}")
    message("There is no ${CASES}: the complete set is left out; the cases in tests/golden/cases stand for it.")
    return()
endif()
message("Running the complete set in ${CASES}.")
file(GLOB cases "${CASES}/*/case.json")
list(TRANSFORM cases REPLACE "/case.json$" "")
set(training_cases ${cases})
list(FILTER training_cases INCLUDE REGEX "/training-[^/]*$")
list(FILTER cases EXCLUDE REGEX "/training-[^/]*$")

execute_process(COMMAND "${RUNNER}" ${cases} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "The networks differ from the complete set.")
endif()
foreach(case IN LISTS training_cases)
    execute_process(COMMAND "${RUNNER}" "${case}" RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        # The gradient of a bias before an instance norm is a sum that cancels to nothing: its rounding
        # depends on the order of adding, which the kernels for SSE share with the reference.
        message("Once more with the kernels for SSE.")
        execute_process(COMMAND "${CMAKE_COMMAND}" -E env ONEDNN_MAX_CPU_ISA=SSE41 "${RUNNER}" "${case}"
            RESULT_VARIABLE result)
    endif()
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "Training differs from the complete set.")
    endif()
endforeach()
