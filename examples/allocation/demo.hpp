// What the table of steps needs around the service: the two databases, a log of what ran, the stored state as text,
// and comparisons that say what differed.
//   statements of "Change(b1)" on the products  ->  "3 selects; delete order_line 2, update batch 1, update products 1"
//   the stored batches                          ->  "b1 {o2:4} -> 1, b2 {o3:5 o1:6} -> 9"
#pragma once

#include <cstdint>
#include <map>
#include <repoc/repoc.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "allocation/service.hpp"

namespace allocation {

inline constexpr const char* kClock = "RETRO-CLOCK";

// The statements that a database ran, counted under the message that was handled at the time.
class StatementCount {
 public:
  // Listens to the database for as long as that is used; must outlive it.
  explicit StatementCount(repoc::Database& database);

  void start(std::string section) { section_ = std::move(section); }
  void clear() { sections_.clear(); }
  // "3 selects; insert order_line 1, update products 1": reads, then the rows written by table. Both may be missing.
  [[nodiscard]] std::string of(const std::string& section) const;
  // The text of every query of the section, one after the other.
  [[nodiscard]] std::string queries_of(const std::string& section) const;

 private:
  struct Section {
    int selects = 0;
    std::string queries;
    std::map<std::string, std::int64_t> rows;  // "insert batch" -> 1
  };
  std::string section_;
  std::map<std::string, Section> sections_;
};

// Keeps what was published.
class Outbox : public Publisher {
 public:
  struct Sent {
    std::string channel;
    std::string payload;
  };
  void publish(std::string_view channel, const std::string& payload) override {
    sent.push_back({std::string(channel), payload});
  }
  std::vector<Sent> sent;
};

// The shop on two SQLite files, with every message and statement observed.
class Shop {
 public:
  Shop(const std::string& products_file, const std::string& read_models_file);

  repoc::Database products;
  repoc::Database read_models;
  StatementCount product_statements;
  StatementCount read_model_statements;
  Outbox outbox;
  std::vector<std::string> ran;  // the messages of this step, in order
  Service service;

  void begin_step();
  // Names what is recorded from here on that is no message of the service.
  void section(const std::string& name);

  // The stored state, read afresh.
  [[nodiscard]] Product clock();
  [[nodiscard]] std::int64_t product_count();
  [[nodiscard]] std::string batches();
  [[nodiscard]] std::string read_model_lines();
};

std::string to_string(const Product& product);               // "b1 {o1:6} -> 4, b2 {} -> 20"
std::string to_string(const std::vector<Allocation>& rows);  // "o1->b1, o2->b1", by order; "-" for none
std::string joined(const std::vector<std::string>& words);   // "D(o2) D(o1)"

// The comparisons of one step.
class Checks {
 public:
  template <class A, class B>
  void equal(const std::string& what, const A& actual, const B& expected) {
    if (actual == expected) return;
    std::ostringstream text;
    text << what << "\n    expected: " << expected << "\n    actual:   " << actual;
    differences.push_back(text.str());
  }
  void is_true(const std::string& what, bool holds) {
    if (!holds) differences.push_back(what + ": it is not so");
  }
  // `run` must throw an E.
  template <class E, class Run>
  void throws(const std::string& what, Run run) {
    try {
      run();
    } catch (const E&) {
      return;
    }
    differences.push_back("expected " + what + ", nothing was thrown");
  }
  std::vector<std::string> differences;
};

}  // namespace allocation
