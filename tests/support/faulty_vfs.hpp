// The file system that SQLite sees, with a fault where a test wants one: from arm() on, the n-th operation on a file
// fails, once or from then on, or the process is killed there.
//   FaultyVfs vfs;                                  // before the database is opened
//   vfs.arm({.at = 7});                             // the 7th operation from here fails with its own I/O error
//   vfs.arm({.at = 3, .only = Operation::sync});    // the 3rd sync does
// A write that fails has written its first half, as a disk may. A sync that does not fail does nothing: fast. One at a
// time per process; for one thread.
#pragma once

#include <optional>
#include <string>

namespace repoc::test {

// sync_folder comes after a removal that is to last.
enum class Operation { open, read, write, truncate, sync, remove, sync_folder, size, lock, share, access };

struct FileFault {
  enum class Effect { error, kill };
  int at = 1;                                    // which operation, from 1
  std::optional<Operation> only = std::nullopt;  // counts these; else all
  bool lasting = false;                          // all that come after fail too
  int code = 0;                                  // a result code of SQLite; 0: the I/O error of the operation
  Effect effect = Effect::error;
};

class FaultyVfs {
 public:
  // Becomes the process's default.
  FaultyVfs();
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  void arm(const FileFault& fault);
  void disarm();
  // Whether an operation failed since arm().
  [[nodiscard]] bool struck() const;
  // What failed first: "write of shop.db-wal".
  [[nodiscard]] std::string what() const;
  // The real one, for those who only want to look.
  static const char* real_name();
};

}  // namespace repoc::test
