// One question through the whole compiler and a back end, and what comes of it: the answers agree, the name is
// ambiguous, or there is a fault, with everything that is needed to see it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "back_end.hpp"

namespace repoc::property {

struct Outcome {
  enum class Kind { agrees, ambiguous, not_compiled, not_answered, differs };
  Kind kind = Kind::agrees;
  std::string report;
  std::string error;  // of a name that is not compiled: the first diagnostic's id
  std::string statement;
  bool chose = false;  // some rows, and where there are criteria not all
  [[nodiscard]] bool fault() const { return kind != Kind::agrees && kind != Kind::ambiguous; }
};

struct Count {
  std::size_t asked = 0;
  std::size_t respelled = 0;  // the first name was ambiguous
  std::size_t ambiguous = 0;  // and so was the one that avoids it
  std::string sample;         // the report of the first such
  std::size_t chose = 0;
  std::size_t refused = 0;
  std::map<std::string, std::size_t> verbs;
};

class Runner {
 public:
  // Changes a statement before it runs: a fault to be found.
  using Plant = std::function<void(dialect::Statement&)>;
  explicit Runner(BackEnd& back_end) : back_end_(back_end) {}

  // Asks that many questions, some hundred of one world. The reports of the faults, shrunk, at most `most`.
  std::vector<std::string> run(std::uint64_t seed, std::size_t questions, std::size_t most);
  [[nodiscard]] const Count& count() const { return count_; }
  // Whether one of that many questions, which is answered as it should be, is not with the fault in its statement.
  bool finds(const Plant& plant, std::uint64_t seed, std::size_t questions);

 private:
  // The model has the question's method already.
  Outcome check(const World& world, const Question& question, const std::vector<Argument>& arguments,
                const Plant& plant = {});
  Outcome ask(Random& random, World& world, const Question& question);
  std::string shrunk(World world, Question question, Outcome outcome);
  bool load(const World& world);

  BackEnd& back_end_;
  Count count_;
  std::optional<dialect::Aggregate> aggregate_;
};

}  // namespace repoc::property
