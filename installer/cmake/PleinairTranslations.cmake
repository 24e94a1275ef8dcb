# Makes .ts files part of a target: compiled, and as resources under /pleinair/translations that
# Q_INIT_RESOURCE(translations) makes known. Adds the target `update-translations`, which takes new
# texts of the sources into the .ts files.
#
#   pleinair_translations(TARGET SOURCES folder-or-file... TS file.ts...)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core LinguistTools)

function(pleinair_translations target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;TS")
    set(compiled "")
    set(entries "")
    foreach(ts IN LISTS arg_TS)
        cmake_path(GET ts STEM name)
        set(qm "${CMAKE_CURRENT_BINARY_DIR}/translations/${name}.qm")
        add_custom_command(OUTPUT "${qm}"
            COMMAND Qt6::lrelease -silent "${ts}" -qm "${qm}"
            DEPENDS "${ts}" VERBATIM)
        list(APPEND compiled "${qm}")
        string(APPEND entries "<file>${name}.qm</file>")
    endforeach()
    set(list "${CMAKE_CURRENT_BINARY_DIR}/translations/translations.qrc")
    file(CONFIGURE OUTPUT "${list}" CONTENT
        "<RCC><qresource prefix=\"/pleinair/translations\">${entries}</qresource></RCC>\n")
    set(source "${CMAKE_CURRENT_BINARY_DIR}/translations/translations.cpp")
    add_custom_command(OUTPUT "${source}"
        COMMAND Qt6::rcc --name translations "${list}" -o "${source}"
        DEPENDS ${compiled} "${list}" VERBATIM)
    target_sources(${target} PRIVATE "${source}")
    set_source_files_properties("${source}" PROPERTIES SKIP_AUTOGEN ON)
    add_custom_target(update-translations
        COMMAND Qt6::lupdate -silent -I "${CMAKE_SOURCE_DIR}" -locations none -no-obsolete ${arg_SOURCES} -ts ${arg_TS}
        VERBATIM)
endfunction()
