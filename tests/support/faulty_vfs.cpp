#include "support/faulty_vfs.hpp"

#include <unistd.h>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <new>

#include <sqlite3.h>

namespace repoc::test {
namespace {

sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs faulty_vfs;
FileFault fault;
bool armed = false;
int seen = 0;
bool has_struck = false;
std::string first;

constexpr const char* kNames[] = {"open",           "read", "write", "truncate", "sync",  "remove",
                                  "sync of folder", "size", "lock",  "share",    "access"};
constexpr int kCodes[] = {SQLITE_CANTOPEN,    SQLITE_IOERR_READ,   SQLITE_IOERR_WRITE,     SQLITE_IOERR_TRUNCATE,
                          SQLITE_IOERR_FSYNC, SQLITE_IOERR_DELETE, SQLITE_IOERR_DIR_FSYNC, SQLITE_IOERR_FSTAT,
                          SQLITE_IOERR_LOCK,  SQLITE_IOERR_SHMMAP, SQLITE_IOERR_ACCESS};

// The result code that this operation is to fail with; 0: it goes on.
int strike(Operation operation, const char* file) {
  if (!armed || (fault.only && *fault.only != operation)) return SQLITE_OK;
  ++seen;
  if (seen < fault.at || (seen > fault.at && !fault.lasting)) return SQLITE_OK;
  if (fault.effect == FileFault::Effect::kill) return SQLITE_INTERNAL;
  if (!has_struck) {
    const std::string name = file == nullptr ? "a temporary file" : std::filesystem::path(file).filename().string();
    first = std::string(kNames[static_cast<int>(operation)]) + " of " + name;
  }
  has_struck = true;
  return fault.code != 0 ? fault.code : kCodes[static_cast<int>(operation)];
}

int strike_or_die(Operation operation, const char* file) {
  const int code = strike(operation, file);
  if (code == SQLITE_INTERNAL) kill(getpid(), SIGKILL);
  return code;
}

struct File {
  sqlite3_file base;
  const char* name;
  sqlite3_file* real;
};
File& as_file(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return as_file(file).real; }
int strike(Operation operation, sqlite3_file* file) { return strike_or_die(operation, as_file(file).name); }

int close_file(sqlite3_file* file) {
  sqlite3_file* real = real_of(file);
  return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  if (const int code = strike(Operation::read, file); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xRead(real_of(file), to, size, at);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  const auto& methods = *real_of(file)->pMethods;
  const int code = strike(Operation::write, as_file(file).name);
  if (code == SQLITE_OK) return methods.xWrite(real_of(file), from, size, at);
  if (size > 1) methods.xWrite(real_of(file), from, size / 2, at);
  if (code == SQLITE_INTERNAL) kill(getpid(), SIGKILL);
  return code;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = strike(Operation::truncate, file); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xTruncate(real_of(file), size);
}
int sync_file(sqlite3_file* file, int) {
  if (const int code = strike(Operation::sync, file); code != SQLITE_OK) return code;
  return SQLITE_OK;  // a kill keeps the page cache, and the tests are many
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  if (const int code = strike(Operation::size, file); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  if (const int code = strike(Operation::lock, file); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xLock(real_of(file), level);
}
int unlock_file(sqlite3_file* file, int level) { return real_of(file)->pMethods->xUnlock(real_of(file), level); }
int check_lock(sqlite3_file* file, int* out) { return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out); }
int control(sqlite3_file* file, int what, void* argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
int characteristics(sqlite3_file* file) { return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file)); }
int share_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  if (const int code = strike(Operation::share, file); code != SQLITE_OK) return code;
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}
int share_lock(sqlite3_file* file, int at, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), at, count, flags);
}
void share_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int share_unmap(sqlite3_file* file, int remove) { return real_of(file)->pMethods->xShmUnmap(real_of(file), remove); }

// Version 2: with shared memory, for WAL, and without memory-mapped reads, which would pass us by.
constexpr sqlite3_io_methods kMethods = {
    2,          close_file,    read_file,   write_file, truncate_file, sync_file,       file_size,
    lock_file,  unlock_file,   check_lock,  control,    sector_size,   characteristics, share_map,
    share_lock, share_barrier, share_unmap, nullptr,    nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  if (const int code = strike_or_die(Operation::open, name); code != SQLITE_OK) return code;
  File& made = as_file(file);
  made.name = name;  // SQLite keeps it as long as the file
  made.real = reinterpret_cast<sqlite3_file*>(&made + 1);
  made.real->pMethods = nullptr;
  const int result = real_vfs->xOpen(real_vfs, name, made.real, flags, out_flags);
  if (result == SQLITE_OK) file->pMethods = &kMethods;
  return result;
}
int remove_file(sqlite3_vfs*, const char* name, int sync) {
  if (const int code = strike_or_die(Operation::remove, name); code != SQLITE_OK) return code;
  const int result = real_vfs->xDelete(real_vfs, name, 0);
  return result != SQLITE_OK || sync == 0 ? result : strike_or_die(Operation::sync_folder, name);
}
int access_file(sqlite3_vfs*, const char* name, int flags, int* out) {
  if (const int code = strike_or_die(Operation::access, name); code != SQLITE_OK) return code;
  return real_vfs->xAccess(real_vfs, name, flags, out);
}

}  // namespace

FaultyVfs::FaultyVfs() {
  real_vfs = sqlite3_vfs_find(nullptr);
  faulty_vfs = *real_vfs;  // what is not replaced takes no file of ours, or the real one's own state
  faulty_vfs.zName = "repoc-faulty";
  faulty_vfs.pNext = nullptr;
  faulty_vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  faulty_vfs.xOpen = open_file;
  faulty_vfs.xDelete = remove_file;
  faulty_vfs.xAccess = access_file;
  sqlite3_vfs_register(&faulty_vfs, 1);
}
FaultyVfs::~FaultyVfs() {
  disarm();
  sqlite3_vfs_unregister(&faulty_vfs);
  sqlite3_vfs_register(real_vfs, 1);
}

void FaultyVfs::arm(const FileFault& wanted) {
  fault = wanted;
  seen = 0;
  has_struck = false;
  first.clear();
  armed = true;
}
void FaultyVfs::disarm() { armed = false; }
bool FaultyVfs::struck() const { return has_struck; }
std::string FaultyVfs::what() const { return first; }
const char* FaultyVfs::real_name() { return real_vfs == nullptr ? nullptr : real_vfs->zName; }

}  // namespace repoc::test
