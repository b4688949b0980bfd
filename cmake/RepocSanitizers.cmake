# REPOC_SANITIZE=address,undefined or thread: everything that is compiled and linked from here on.
if(REPOC_SANITIZE)
  add_compile_options(-fsanitize=${REPOC_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${REPOC_SANITIZE})
  if(REPOC_SANITIZE MATCHES "undefined")
    # vptr needs type information, which code that derives from Clang's classes is compiled without.
    add_compile_options(-fno-sanitize-recover=undefined -fno-sanitize=vptr)
  endif()
endif()
