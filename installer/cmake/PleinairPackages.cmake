# What CPack makes: three Debian packages here; installers for Windows and macOS are described, and
# not built on this system (installer/README.md).
set(CPACK_PACKAGE_NAME pleinair)
set(CPACK_PACKAGE_VENDOR "The Pleinair authors")
set(CPACK_PACKAGE_CONTACT "The Pleinair authors <pleinair@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL "")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES OFF) # LibTorch's libraries stay as they were made; ours are linked stripped.
set(CPACK_COMPONENTS_ALL app)
if(PLEINAIR_PACKAGE)
    list(APPEND CPACK_COMPONENTS_ALL training)
    if(PLEINAIR_HAS_CUDA)
        list(APPEND CPACK_COMPONENTS_ALL cuda)
    endif()
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip) # Of half a gigabyte; xz takes minutes, and lintian refuses zstd.
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_APP_PACKAGE_NAME pleinair)
set(CPACK_DEBIAN_APP_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PLEINAIR_LIBRARY_FOLDER}")
set(CPACK_DEBIAN_APP_PACKAGE_DEPENDS "qt6-qpa-plugins, fonts-dejavu-core")
set(CPACK_DEBIAN_APP_PACKAGE_RECOMMENDS "fonts-inter, shared-mime-info")
set(CPACK_DEBIAN_APP_PACKAGE_SUGGESTS "pleinair-training")
set(CPACK_DEBIAN_APP_DESCRIPTION "paint landscapes as materials and see them as photographs
 Paint sky, mountain, tree and water with brushes, and a photograph made from
 the painting appears beside it, following the pen. The network runs on any PC;
 a landscape model comes along. pleinair-cli does the same without a window.")

set(CPACK_DEBIAN_TRAINING_PACKAGE_NAME pleinair-training)
set(CPACK_DEBIAN_TRAINING_PACKAGE_SECTION science)
set(CPACK_DEBIAN_TRAINING_PACKAGE_DEPENDS
    "pleinair (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), libc6 (>= 2.35), libstdc++6 (>= 12), libgcc-s1, libgomp1")
set(CPACK_DEBIAN_TRAINING_DESCRIPTION "train Pleinair's models from your own photographs
 The trainer, the reference engine and the LibTorch libraries that they need,
 in a private folder.")

set(CPACK_DEBIAN_CUDA_PACKAGE_NAME pleinair-cuda)
set(CPACK_DEBIAN_CUDA_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_CUDA_PACKAGE_DEPENDS
    "pleinair-training (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), libc6 (>= 2.35), libstdc++6 (>= 12), libgcc-s1, python3, python3-pip")
set(CPACK_DEBIAN_CUDA_DESCRIPTION "Pleinair's live engine for NVIDIA graphics cards
 Needs NVIDIA's driver (580 or newer), and its CUDA libraries,
 which 'pleinair-fetch-cuda' downloads (1.9 GB). Without them the CPU paints.")

set(CPACK_DEBIAN_CUDA_PACKAGE_CONTROL_EXTRA "${CMAKE_SOURCE_DIR}/installer/debian/prerm")

# Each package's change log, licence and remarks for lintian.
if(PLEINAIR_PACKAGE)
    foreach(pair "app;pleinair" "training;pleinair-training" "cuda;pleinair-cuda")
        list(GET pair 0 component)
        list(GET pair 1 package)
        if(component IN_LIST CPACK_COMPONENTS_ALL)
            install(FILES "${CMAKE_SOURCE_DIR}/installer/debian/copyright"
                DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT ${component})
            install(CODE "
                execute_process(COMMAND gzip -9nc INPUT_FILE \"${CMAKE_SOURCE_DIR}/installer/debian/changelog\"
                    OUTPUT_FILE \"${CMAKE_BINARY_DIR}/changelog.Debian.gz\" COMMAND_ERROR_IS_FATAL ANY)"
                COMPONENT ${component})
            install(FILES "${CMAKE_BINARY_DIR}/changelog.Debian.gz"
                DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT ${component})
            install(FILES "${CMAKE_SOURCE_DIR}/installer/debian/${package}.lintian-overrides"
                DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" RENAME ${package}
                COMPONENT ${component})
        endif()
    endforeach()
endif()

if(WIN32)
    set(CPACK_GENERATOR "NSIS;WIX")
    set(CPACK_PACKAGE_INSTALL_DIRECTORY Pleinair)
    set(CPACK_PACKAGE_EXECUTABLES "pleinair;Pleinair")
    set(CPACK_NSIS_MODIFY_PATH ON)
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_WIX_UPGRADE_GUID "3B8E2E57-6B0F-4B7A-9C52-2C6E1D7E4A10")
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME Pleinair)
endif()
include(CPack)
