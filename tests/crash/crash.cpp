// Kills a writer again and again on the same file, and looks after each time:
//   every step that it has acknowledged is there, none is half there, the file and its foreign keys are sound,
//   and the next writer goes on without a hand from outside.
//
//   crash WRITER ROUNDS [JOBS] [SEED]
//
// In one half of the rounds the writer is killed at a random moment, in the other in the middle of a random operation
// on a file. What is looked at is a copy, so that it is the next writer that finds the file as the dead one left it.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "crash/step.hpp"
#include "support/other_program.hpp"
#include "support/temporary_folder.hpp"

namespace crash {
namespace {

constexpr int kRoundsPerFile = 50;
constexpr const char* kOptions[] = {"journal_mode=wal", "journal_mode=delete&synchronous=off",
                                    "journal_mode=wal&synchronous=off", "journal_mode=delete",
                                    "journal_mode=persist&synchronous=off"};

// What must be stored.
class Model {
 public:
  Consignment* find(std::int64_t number) {
    const auto found = consignments_.find(number);
    return found == consignments_.end() ? nullptr : &found->second;
  }
  void add(Consignment consignment) { consignments_.emplace(consignment.number, std::move(consignment)); }
  void remove(const Consignment& consignment) { consignments_.erase(consignment.number); }

  void advance_to(std::uint64_t seed, std::int64_t step) {
    while (step_ < step) take_step(*this, seed, ++step_);
  }
  [[nodiscard]] std::int64_t step() const { return step_; }
  [[nodiscard]] std::string text() const {
    std::string out;
    for (const auto& [number, consignment] : consignments_) {
      out += std::to_string(number) + "|" + std::to_string(consignment.total) + "\n";
      for (const Crate& crate : consignment.crates) {
        out += " " + crate.label + "|" + std::to_string(crate.quantity) + "\n";
        for (const Piece& piece : crate.pieces) {
          out += "  " + std::to_string(piece.serial) + "|" + std::to_string(piece.weight) + "\n";
        }
      }
    }
    return out;
  }

 private:
  std::map<std::int64_t, Consignment> consignments_;
  std::int64_t step_ = 0;
};

// The same text, of what is stored.
std::string stored_text(repoc::test::OtherProgram& other) {
  std::string out;
  for (const std::string& number : other.rows("select number from consignments order by number")) {
    out += number + "|" + other.value("select total from consignments where number = " + number) + "\n";
    const std::string of = "where consignment_number = " + number;
    for (const std::string& label : other.rows("select label from crate " + of + " order by crates_position")) {
      const std::string of_crate = of + " and crate_label = '" + label + "'";
      out +=
          " " + label + "|" + other.value("select quantity from crate " + of + " and label = '" + label + "'") + "\n";
      for (const std::string& piece :
           other.rows("select serial, weight from piece " + of_crate + " order by pieces_position")) {
        out += "  " + piece + "\n";
      }
    }
  }
  return out;
}

struct Figures {
  std::int64_t rounds = 0;
  std::int64_t acknowledged = 0;
  std::int64_t unacknowledged = 0;  // committed, and killed before it could say so
  std::int64_t unfinished = 0;      // a journal was left to be rolled back
};

class Killer {
 public:
  Killer(std::string writer, std::uint64_t seed) : writer_(std::move(writer)), seed_(seed), random_(seed) {}

  Figures run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      if (round % kRoundsPerFile == 0) {
        folder_.emplace();
        model_ = {};
        // Each job begins with another kind.
        options_ = kOptions[(seed_ + static_cast<std::uint64_t>(round / kRoundsPerFile)) % std::size(kOptions)];
      }
      try {
        kill_once();
      } catch (const std::exception& error) {
        throw std::runtime_error("seed " + std::to_string(seed_) + ", round " + std::to_string(round) + ", " +
                                 options_ + ": " + error.what());
      }
      ++figures_.rounds;
    }
    return figures_;
  }

 private:
  [[nodiscard]] std::string file() const { return folder_->file("crash.db"); }
  std::int64_t random(std::int64_t most) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most + 1));
  }

  void kill_once() {
    int out[2];
    if (pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const bool at_operation = random(1) == 0;
    const std::string operation = std::to_string(at_operation ? 1 + random(600) : 0);
    const std::string address = "sqlite:" + file() + "?" + options_;
    const std::string seed = std::to_string(seed_);
    const pid_t child = fork();
    if (child == 0) {
      dup2(out[1], STDOUT_FILENO);
      execl(writer_.c_str(), writer_.c_str(), address.c_str(), seed.c_str(), operation.c_str(), nullptr);
      _exit(127);
    }
    close(out[1]);
    std::string said;
    if (!at_operation) {
      // One time in eight while it starts, and finds what the last one left.
      if (random(7) != 0) listen(out[0], said, "ready\n");
      std::this_thread::sleep_for(std::chrono::microseconds(random(40'000)));
      kill(child, SIGKILL);
    }
    listen(out[0], said, {});
    close(out[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL) throw std::runtime_error("the writer ended by itself");
    check(said);
  }

  // Until it has said that, or says no more.
  static void listen(int from, std::string& said, std::string_view until) {
    char buffer[4096];
    while (until.empty() || said.find(until) == std::string::npos) {
      const ssize_t count = read(from, buffer, sizeof buffer);
      if (count <= 0) return;
      said.append(buffer, static_cast<std::size_t>(count));
    }
  }

  void check(const std::string& said) {
    std::int64_t acknowledged = model_.step();
    for (std::size_t at = 0; at < said.size();) {
      const std::size_t end = said.find('\n', at);
      if (end == std::string::npos) throw std::runtime_error("half a line");
      const std::string line = said.substr(at, end - at);
      at = end + 1;
      if (line == "ready") continue;
      const std::int64_t step = std::stoll(line);
      if (step != acknowledged + 1) throw std::runtime_error("the writer went on at step " + line);
      acknowledged = step;
      ++figures_.acknowledged;
    }
    const repoc::test::TemporaryFolder copy;
    for (const char* part : {"", "-wal", "-journal"}) {
      if (std::filesystem::exists(file() + part))
        std::filesystem::copy_file(file() + part, copy.file("crash.db") + part);
    }
    if (char first = 0; std::ifstream(file() + "-journal", std::ios::binary).get(first) && first != 0) {
      ++figures_.unfinished;
    }
    repoc::test::OtherProgram other(copy.file("crash.db"));
    const std::string sound = other.integrity();
    if (sound != "ok") throw std::runtime_error("integrity: " + sound);
    const bool begun = other.value("select count(*) from sqlite_schema where name = 'progress'") == "1";
    const std::string step = begun ? other.value("select step from progress") : "";
    const std::int64_t stored = step.empty() ? 0 : std::stoll(step);
    if (stored < acknowledged) {
      throw std::runtime_error("step " + std::to_string(acknowledged) + " was acknowledged, and " +
                               std::to_string(stored) + " is stored");
    }
    if (stored > acknowledged + 1) throw std::runtime_error("steps are stored that were never taken");
    if (stored > acknowledged) ++figures_.unacknowledged;
    model_.advance_to(seed_, stored);
    const std::string expected = model_.text();
    const std::string found = begun ? stored_text(other) : "";
    if (found != expected) {
      throw std::runtime_error("step " + std::to_string(stored) + " is half there. Stored:\n" + found + "Expected:\n" +
                               expected);
    }
  }

  std::string writer_;
  std::uint64_t seed_;
  std::mt19937_64 random_;
  std::optional<repoc::test::TemporaryFolder> folder_;
  std::string options_;
  Model model_;
  Figures figures_;
};

int run(const std::string& writer, int rounds, int jobs, std::uint64_t seed) {
  std::printf("crash: %d rounds, %d at a time, seed %llu\n", rounds, jobs, static_cast<unsigned long long>(seed));
  std::fflush(stdout);
  const auto start = std::chrono::steady_clock::now();
  // A process per job: a pipe that one of them opens must not reach the other's writer.
  std::vector<std::pair<pid_t, int>> children;
  for (int job = 0; job < jobs; ++job) {
    int out[2];
    if (pipe2(out, O_CLOEXEC) != 0) return 1;
    const pid_t child = fork();
    if (child == 0) {
      try {
        const Figures figures = Killer(writer, seed + static_cast<std::uint64_t>(job)).run((rounds + job) / jobs);
        _exit(write(out[1], &figures, sizeof figures) == sizeof figures ? 0 : 1);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "crash: %s\n", error.what());
        _exit(1);
      }
    }
    close(out[1]);
    children.emplace_back(child, out[0]);
  }
  Figures all;
  bool failed = false;
  for (const auto& [child, from] : children) {
    Figures figures;
    const bool whole = read(from, &figures, sizeof figures) == sizeof figures;
    int status = 0;
    waitpid(child, &status, 0);
    failed = failed || !whole || status != 0;
    all.rounds += figures.rounds;
    all.acknowledged += figures.acknowledged;
    all.unacknowledged += figures.unacknowledged;
    all.unfinished += figures.unfinished;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf(
      "crash: %lld kills in %.1f s; %lld commits were acknowledged and are there, %lld were there that could not "
      "be acknowledged, %lld times a journal was left\n",
      static_cast<long long>(all.rounds), took.count(), static_cast<long long>(all.acknowledged),
      static_cast<long long>(all.unacknowledged), static_cast<long long>(all.unfinished));
  // Else the kills came where there was nothing to lose.
  if (!failed && (all.acknowledged < all.rounds || all.unacknowledged == 0 || all.unfinished == 0)) {
    std::printf("crash: that was no test: too little was going on\n");
    failed = true;
  }
  return failed ? 1 : 0;
}

}  // namespace
}  // namespace crash

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: crash WRITER ROUNDS [JOBS] [SEED]\n");
    return 2;
  }
  const std::uint64_t seed = argc > 4 ? std::stoull(argv[4]) : std::random_device{}();
  return crash::run(argv[1], std::stoi(argv[2]), argc > 3 ? std::stoi(argv[3]) : 2, seed);
}
