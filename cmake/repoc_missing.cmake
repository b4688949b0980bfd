# cmake -DSTAMP=file "-DFILES=a;b" -P repoc_missing.cmake: removes the stamp where one of the files is missing, so that
# make runs repoc again.
foreach(file IN LISTS FILES)
  if(NOT EXISTS "${file}")
    file(REMOVE "${STAMP}")
    break()
  endif()
endforeach()
