// Very many objects in one unit of work: new ones, and loaded ones of which one is changed. Each size in a process of
// its own, so that its peak is its own. What it costs per object must not grow with the number of objects.
//
//   scale SIZE...           counts: allocations, bytes, statements; exact enough to be a test
//   scale --timed SIZE...   the seconds and the process's memory too, with a margin for the machine
//
// A size counts objects; of baskets each has four entries, so that five objects are one aggregate.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <repoc/repoc.hpp>
#include <string>
#include <vector>

#include "scale/allocations.hpp"
#include "scale/repositories.repoc.hpp"
#include "support/temporary_folder.hpp"

namespace scale {
namespace {

constexpr double kMostGrowth = 1.15;       // of what is counted, per object, from the smallest size to the largest
constexpr double kMostGrowthInTime = 2.0;  // the tables' trees grow deeper, and others use the machine

struct Measured {
  std::int64_t allocations = 0;
  std::int64_t peak = 0;        // bytes of operator new
  std::int64_t statements = 0;  // but for begin and commit
  std::int64_t updates = 0;     // statements
  std::int64_t updated = 0;     // rows
  std::int64_t resident = 0;    // bytes of the process, at most
  double seconds = 0;           // of the processor
};

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Runs it on that file and measures.
template <class Run>
Measured measure(const std::string& file, Run run) {
  Measured out;
  repoc::Database database = repoc::open("sqlite:" + file + "?synchronous=off");
  repoc::create_schema<ItemRepository>(database);
  repoc::create_schema<BasketRepository>(database);
  database.on_statement([&](const repoc::StatementEvent& event) {
    if (event.kind == repoc::StatementKind::transaction) return;
    ++out.statements;
    if (event.kind == repoc::StatementKind::write && event.statement.starts_with("update")) {
      ++out.updates;
      out.updated += event.rows;
    }
  });
  const Allocations before = allocations;
  const double start = processor_seconds();
  allocations.peak = allocations.live;
  {
    repoc::UnitOfWork work{database};
    run(work);
    work.commit();
  }
  out.seconds = processor_seconds() - start;
  out.allocations = allocations.count - before.count;
  out.peak = allocations.peak - before.live;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  out.resident = std::int64_t{1024} * usage.ru_maxrss;
  database.on_statement({});
  return out;
}

struct Phase {
  const char* name;
  Measured (*run)(const std::string& file, std::int64_t objects);
  std::int64_t updates;
};

Measured add_items(const std::string& file, std::int64_t objects) {
  return measure(file, [&](repoc::UnitOfWork& work) {
    auto& items = work.repository<ItemRepository>();
    for (std::int64_t i = 1; i <= objects; ++i) {
      items.add({.number = i,
                 .name = "item " + std::to_string(i),
                 .description = "a description that no small string holds " + std::to_string(i),
                 .stock = i % 3 == 0 ? std::optional<std::int64_t>(i) : std::nullopt,
                 .price = 0.25 * static_cast<double>(i)});
    }
  });
}
Measured change_one_item(const std::string& file, std::int64_t objects) {
  return measure(file, [&](repoc::UnitOfWork& work) {
    const std::vector<Item*> items = work.repository<ItemRepository>().find_by_number_greater_than_order_by_number(0);
    if (std::ssize(items) != objects) throw std::runtime_error("not all of them were stored");
    items[items.size() / 2]->stock = -1;
  });
}
Measured add_baskets(const std::string& file, std::int64_t objects) {
  return measure(file, [&](repoc::UnitOfWork& work) {
    auto& baskets = work.repository<BasketRepository>();
    for (std::int64_t i = 1; i <= objects / 5; ++i) {
      Basket basket{.number = i, .owner = "owner " + std::to_string(i)};
      for (std::int64_t entry = 1; entry <= 4; ++entry) basket.entries.push_back({entry, i});
      baskets.add(std::move(basket));
    }
  });
}
Measured change_one_basket(const std::string& file, std::int64_t objects) {
  return measure(file, [&](repoc::UnitOfWork& work) {
    const auto baskets = work.repository<BasketRepository>().find_by_number_greater_than_order_by_number(0);
    if (std::ssize(baskets) != objects / 5) throw std::runtime_error("not all of them were stored");
    baskets[baskets.size() / 2]->owner = "another";
  });
}

constexpr Phase kPhases[] = {{"new items", add_items, 0},
                             {"one of all items changed", change_one_item, 1},
                             {"new baskets", add_baskets, 0},
                             {"one of all baskets changed", change_one_basket, 1}};

// In a process of its own.
Measured apart(const Phase& phase, const std::string& file, std::int64_t objects) {
  int out[2];
  if (pipe(out) != 0) throw std::runtime_error("no pipe");
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    try {
      const Measured measured = phase.run(file, objects);
      _exit(write(out[1], &measured, sizeof measured) == sizeof measured ? 0 : 1);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "scale: %s: %s\n", phase.name, error.what());
      _exit(1);
    }
  }
  close(out[1]);
  Measured measured;
  const bool whole = read(out[0], &measured, sizeof measured) == sizeof measured;
  close(out[0]);
  waitpid(child, nullptr, 0);
  if (!whole) throw std::runtime_error(std::string(phase.name) + " failed");
  return measured;
}

bool complain(const Phase& phase, const char* what, double smallest, double largest, double most) {
  if (largest <= most * smallest) return false;
  std::printf("scale: %s: %s per object grow from %.6f to %.6f\n", phase.name, what, smallest, largest);
  return true;
}

int run(const std::vector<std::int64_t>& sizes, bool timed) {
  bool failed = false;
  // A file per size, which the phases fill and read one after the other.
  std::vector<repoc::test::TemporaryFolder> folders(sizes.size());
  for (const Phase& phase : kPhases) {
    std::printf("%s\n%10s %12s %14s %14s %8s", phase.name, "objects", "statements", "allocations/o", "peak bytes/o",
                "updates");
    if (timed) std::printf(" %10s %10s %12s", "seconds", "us/object", "resident MB");
    std::printf("\n");
    std::vector<Measured> all;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const auto objects = static_cast<double>(sizes[i]);
      const Measured& m = all.emplace_back(apart(phase, folders[i].file("scale.db"), sizes[i]));
      std::printf("%10lld %12lld %14.3f %14.1f %8lld", static_cast<long long>(sizes[i]),
                  static_cast<long long>(m.statements), static_cast<double>(m.allocations) / objects,
                  static_cast<double>(m.peak) / objects, static_cast<long long>(m.updates));
      if (timed) {
        std::printf(" %10.2f %10.2f %12.1f", m.seconds, 1e6 * m.seconds / objects,
                    static_cast<double>(m.resident) / 1e6);
      }
      std::printf("\n");
      if (m.updates != phase.updates || m.updated != phase.updates) {
        std::printf("scale: %s: %lld updates of %lld rows, and not %lld\n", phase.name,
                    static_cast<long long>(m.updates), static_cast<long long>(m.updated),
                    static_cast<long long>(phase.updates));
        failed = true;
      }
    }
    const auto per_object = [&](std::size_t at, auto value) {
      return static_cast<double>(value) / static_cast<double>(sizes[at]);
    };
    const Measured& first = all.front();
    const Measured& last = all.back();
    const std::size_t end = sizes.size() - 1;
    failed |=
        complain(phase, "statements", per_object(0, first.statements), per_object(end, last.statements), kMostGrowth);
    failed |= complain(phase, "allocations", per_object(0, first.allocations), per_object(end, last.allocations),
                       kMostGrowth);
    // A table that doubles when it is full is anywhere between.
    failed |= complain(phase, "bytes", per_object(0, first.peak), per_object(end, last.peak), 1.5);
    if (timed) {
      failed |=
          complain(phase, "seconds", per_object(0, first.seconds), per_object(end, last.seconds), kMostGrowthInTime);
      failed |= complain(phase, "resident bytes", per_object(0, first.resident), per_object(end, last.resident), 1.5);
    }
  }
  std::printf("scale: %s\n", failed ? "not linear" : "linear");
  return failed ? 1 : 0;
}

}  // namespace
}  // namespace scale

int main(int argc, char** argv) {
  bool timed = false;
  std::vector<std::int64_t> sizes;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--timed") == 0) {
      timed = true;
    } else {
      sizes.push_back(std::stoll(argv[i]));
    }
  }
  if (sizes.size() < 2 || !std::ranges::is_sorted(sizes)) {
    std::fprintf(stderr, "usage: scale [--timed] SIZE LARGER_SIZE...\n");
    return 2;
  }
  return scale::run(sizes, timed);
}
