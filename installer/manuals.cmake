# Manual pages and completions, made out of what the finished programs say to --help.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(manuals "${CMAKE_CURRENT_BINARY_DIR}/manuals")
add_custom_command(OUTPUT "${manuals}/made"
    COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/make_manuals.py"
        --window "$<TARGET_FILE:pleinair>" --cli "$<TARGET_FILE:pleinair-cli>"
        --version "${PROJECT_VERSION}" --date "${pleinair_release_date}" --out "${manuals}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${manuals}/made"
    DEPENDS pleinair pleinair-cli make_manuals.py help_text.py VERBATIM)
add_custom_target(manuals ALL DEPENDS "${manuals}/made")
# Packages want them compressed, without a name and a date inside.
install(CODE "
    file(GLOB pages \"${manuals}/man/*.1\")
    foreach(page IN LISTS pages)
        execute_process(COMMAND gzip -9nf --keep \"\${page}\" COMMAND_ERROR_IS_FATAL ANY)
    endforeach()" COMPONENT app)
install(DIRECTORY "${manuals}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT app
    FILES_MATCHING PATTERN "*.1.gz")
install(FILES "${manuals}/completions/bash" RENAME pleinair-cli
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT app)
install(FILES "${manuals}/completions/bash" RENAME pleinair
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT app)
install(FILES "${manuals}/completions/zsh" RENAME _pleinair
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT app)
install(FILES "${manuals}/completions/fish" RENAME pleinair-cli.fish
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT app)
