// Mounts of one's own, for disks that are full and folders that cannot be written, where the system allows them: as
// root, or in a user namespace. They are gone with the process.
//   if (const std::string why = enter_own_mounts(); !why.empty()) GTEST_SKIP() << why;
//   mount_small_disk(folder, 256 << 10);
#pragma once

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>

namespace repoc::test {

inline void write_whole(const char* path, const std::string& text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  [[maybe_unused]] const ssize_t written = ::write(file, text.data(), text.size());
  ::close(file);
}

// "" or why this process cannot have mounts of its own. It must have one thread.
inline std::string enter_own_mounts() {
  static const std::string answer = [] {
    const auto why = [](const char* what) { return std::string(what) + ": " + std::strerror(errno); };
    const uid_t user = getuid();
    const gid_t group = getgid();
    if (unshare(CLONE_NEWNS) != 0) {
      if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return why("no mounts of one's own");
      write_whole("/proc/self/setgroups", "deny");
      write_whole("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
      write_whole("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    }
    // What is mounted from here on stays here.
    if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return why("no private mounts");
    return std::string();
  }();
  return answer;
}

inline void check_mount(int result, const char* what) {
  if (result != 0) throw std::system_error(errno, std::generic_category(), what);
}

// A disk of so many bytes at that folder.
inline void mount_small_disk(const std::string& folder, std::int64_t bytes) {
  check_mount(mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + std::to_string(bytes)).c_str()), "tmpfs");
}
// What is mounted there may be written, or only read.
inline void make_writable(const std::string& folder, bool writable) {
  unsigned long flags = MS_REMOUNT;
  if (!writable) flags |= MS_RDONLY;
  check_mount(mount("tmpfs", folder.c_str(), "tmpfs", flags, nullptr), "remount");
}
inline void unmount(const std::string& folder) { umount2(folder.c_str(), MNT_DETACH); }

}  // namespace repoc::test
