# Install rules: headers, both libraries, find_package(figura) and pkg-config.
include(CMakePackageConfigHelpers)
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(TARGETS figura_shared figura_static EXPORT figura
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/figura")
install(EXPORT figura NAMESPACE figura:: FILE figuraTargets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/figuraConfig.cmake.in "${PROJECT_BINARY_DIR}/figuraConfig.cmake" INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file("${PROJECT_BINARY_DIR}/figuraConfigVersion.cmake" COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/figuraConfig.cmake" "${PROJECT_BINARY_DIR}/figuraConfigVersion.cmake" DESTINATION ${package_dir})
file(RELATIVE_PATH up_to_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/figura.pc.in "${PROJECT_BINARY_DIR}/figura.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/figura.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
