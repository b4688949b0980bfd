// The files as Clang sees them: the disk, and above it the files that exist only in memory (the synthetic unit and
// Clang's built-in headers). Of the disk only regular files can be read: a header that includes a named pipe would
// hang the tool for ever.
#pragma once

#include <llvm/ADT/IntrusiveRefCntPtr.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <string>
#include <string_view>

namespace repoc::frontend {

// What -resource-dir names when the built-in headers are ours. No such folder is on the disk.
inline constexpr std::string_view kResourceDir = "/repoc-built-in";
// The synthetic unit. It lies in the current directory, so that its includes are what the user typed.
inline constexpr std::string_view kUnitName = "repoc-unit.cpp";

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> file_system(std::string_view unit_text);

}  // namespace repoc::frontend
