# Manual pages and completions, made out of what the finished programs say to --help.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(manuals "${CMAKE_CURRENT_BINARY_DIR}/manuals")
set(administrator_page "")
if(PLEINAIR_PACKAGE AND PLEINAIR_HAS_CUDA)
    set(administrator_page --administrator "${CMAKE_CURRENT_BINARY_DIR}/pleinair-fetch-cuda")
endif()
# In a package's build the programs look for their libraries where an installation has them.
add_custom_command(OUTPUT "${manuals}/made"
    COMMAND "${CMAKE_COMMAND}" -E env "LD_LIBRARY_PATH=${PLEINAIR_LIBRARY_FOLDER}" $<TARGET_FILE:Python3::Interpreter> -B "${CMAKE_CURRENT_SOURCE_DIR}/make_manuals.py"
        --window "$<TARGET_FILE:pleinair>" --cli "$<TARGET_FILE:pleinair-cli>"
        ${administrator_page} --version "${PROJECT_VERSION}" --date "${pleinair_release_date}" --out "${manuals}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${manuals}/made"
    DEPENDS pleinair pleinair-cli make_manuals.py help_text.py pleinair-fetch-cuda.in VERBATIM)
add_custom_target(manuals ALL DEPENDS "${manuals}/made")
# Packages want them compressed, without a name and a date inside.
function(pleinair_install_manuals section component)
    install(CODE "
        file(GLOB pages \"${manuals}/man/*.${section}\")
        foreach(page IN LISTS pages)
            execute_process(COMMAND gzip -9nf --keep \"\${page}\" COMMAND_ERROR_IS_FATAL ANY)
        endforeach()" COMPONENT ${component})
    install(DIRECTORY "${manuals}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}"
        COMPONENT ${component} FILES_MATCHING PATTERN "*.${section}.gz")
endfunction()
pleinair_install_manuals(1 app)
if(administrator_page)
    pleinair_install_manuals(8 cuda)
endif()
install(FILES "${manuals}/completions/bash" RENAME pleinair-cli
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT app)
install(FILES "${manuals}/completions/bash" RENAME pleinair
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT app)
install(FILES "${manuals}/completions/zsh" RENAME _pleinair
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT app)
install(FILES "${manuals}/completions/fish" RENAME pleinair-cli.fish
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT app)
