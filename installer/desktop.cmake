# What a desktop needs to know of the program: menu entry, icons, file types, thumbnails, AppStream.
install(FILES desktop/pleinair.desktop
    DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT app)
install(FILES desktop/pleinair-mime.xml RENAME pleinair.xml
    DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" COMPONENT app)
install(FILES desktop/pleinair.thumbnailer
    DESTINATION "${CMAKE_INSTALL_DATADIR}/thumbnailers" COMPONENT app)

# The day of the release is that of SOURCE_DATE_EPOCH, which TIMESTAMP honours: a second build gives the
# same bytes.
string(TIMESTAMP pleinair_release_date "%Y-%m-%d" UTC)
set(metainfo io.github.pleinair.Pleinair.metainfo.xml)
configure_file("desktop/${metainfo}.in" "${CMAKE_CURRENT_BINARY_DIR}/${metainfo}" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${metainfo}"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT app)

set(icon "${CMAKE_SOURCE_DIR}/resources/icons/pleinair.svg")
set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
install(FILES "${icon}" DESTINATION "${icons}/scalable/apps" COMPONENT app)
find_program(PLEINAIR_RSVG_CONVERT rsvg-convert)
if(PLEINAIR_RSVG_CONVERT)
    foreach(side 16 22 24 32 48 64 96 128 256 512)
        set(picture "${CMAKE_CURRENT_BINARY_DIR}/icons/${side}.png")
        add_custom_command(OUTPUT "${picture}"
            COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_CURRENT_BINARY_DIR}/icons"
            COMMAND "${PLEINAIR_RSVG_CONVERT}" --width ${side} --height ${side}
                --output "${picture}" "${icon}"
            DEPENDS "${icon}" VERBATIM)
        list(APPEND icon_pictures "${picture}")
        install(FILES "${picture}" DESTINATION "${icons}/${side}x${side}/apps"
            RENAME pleinair.png COMPONENT app)
    endforeach()
    add_custom_target(icon_pictures ALL DEPENDS ${icon_pictures})
endif()
