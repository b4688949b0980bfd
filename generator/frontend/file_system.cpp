#include "frontend/file_system.hpp"

#include <llvm/Support/MemoryBuffer.h>

#include <system_error>

#include "frontend/builtin_headers.hpp"

namespace repoc::frontend {

namespace {

class RegularFilesOnly : public llvm::vfs::ProxyFileSystem {
 public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine& path) override {
    // Asked before opening, because opening a pipe is what hangs.
    llvm::ErrorOr<llvm::vfs::Status> status = getUnderlyingFS().status(path);
    if (!status) return status.getError();
    if (!status->isRegularFile() && !status->isDirectory()) return std::make_error_code(std::errc::not_supported);
    return getUnderlyingFS().openFileForRead(path);
  }
};

llvm::StringRef ref(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> file_system(std::string_view unit_text) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk(new RegularFilesOnly(llvm::vfs::getRealFileSystem()));
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> overlay(new llvm::vfs::OverlayFileSystem(disk));
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> memory(new llvm::vfs::InMemoryFileSystem);
  if (llvm::ErrorOr<std::string> directory = disk->getCurrentWorkingDirectory()) {
    memory->setCurrentWorkingDirectory(*directory);
  }
  memory->addFile(ref(kUnitName), 0, llvm::MemoryBuffer::getMemBufferCopy(ref(unit_text)));
  for (const BuiltinHeader& header : builtin_headers()) {
    memory->addFile(ref(kResourceDir) + "/include/" + ref(header.name), 0,
                    llvm::MemoryBuffer::getMemBuffer(ref(header.text), ref(header.name)));
  }
  overlay->pushOverlay(memory);
  return overlay;
}

}  // namespace repoc::frontend
