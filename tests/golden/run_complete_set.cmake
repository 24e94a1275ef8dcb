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
    message(FATAL_ERROR "The networks differ from the complete set.")
endif()
