// The program that is killed: opens its file as any program does, goes on where it is, and takes one step after the
// other, each in a unit of work. After each commit it prints the step's number, and that is its promise.
//   crash_writer ADDRESS SEED [OPERATION]   is killed at that operation on a file, counted from the first step
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <repoc/repoc.hpp>
#include <string>
#include <vector>

#include "crash/repositories.repoc.hpp"
#include "crash/step.hpp"
#include "support/faulty_vfs.hpp"

namespace {

struct UnitStore {
  crash::ConsignmentRepository& consignments;

  crash::Consignment* find(std::int64_t number) { return consignments.get_by_number(number); }
  void add(crash::Consignment consignment) { consignments.add(std::move(consignment)); }
  void remove(crash::Consignment& consignment) { consignments.remove(consignment); }
};

// To a pipe, at once.
void say(const std::string& line) {
  if (write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::_Exit(3);
}

void work(const std::string& address, std::uint64_t seed, int operation) {
  std::optional<repoc::test::FaultyVfs> vfs;
  if (operation > 0) vfs.emplace();
  repoc::Database database = repoc::open(address);
  repoc::create_schema<crash::ConsignmentRepository>(database);
  repoc::create_schema<crash::ProgressRepository>(database);
  say("ready\n");
  if (vfs) vfs->arm({.at = operation, .effect = repoc::test::FileFault::Effect::kill});
  while (true) {
    std::int64_t step = 0;
    repoc::transact(database, [&](repoc::UnitOfWork& unit) {
      auto& progress = unit.repository<crash::ProgressRepository>();
      if (!progress.exists(1)) progress.add({.id = 1});
      crash::Progress& mine = progress.get(1);
      step = ++mine.step;
      UnitStore store{unit.repository<crash::ConsignmentRepository>()};
      crash::take_step(store, seed, step);
    });
    say(std::to_string(step) + "\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 3) return 2;
    work(argv[1], std::strtoull(argv[2], nullptr, 10), argc > 3 ? std::atoi(argv[3]) : 0);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "crash_writer: %s\n", error.what());
  }
  return 1;
}
