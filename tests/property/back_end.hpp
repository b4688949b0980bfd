// What a database says: the objects are stored in it, a statement is run with the arguments of a call, and the rows
// come back as plain values. One back end per dialect; the property test runs with each.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"
#include "evaluator.hpp"
#include "question.hpp"

namespace repoc::property {

struct Call {
  const Question& question;
  const std::vector<Argument>& arguments;  // one for each parameter of the method
  const dialect::Statement& statement;
};

class BackEnd {
 public:
  BackEnd() = default;
  BackEnd(const BackEnd&) = delete;
  BackEnd& operator=(const BackEnd&) = delete;
  virtual ~BackEnd() = default;
  [[nodiscard]] virtual const dialect::Dialect& dialect() const = 0;
  // Makes the tables anew and stores the world's objects. Both outlive the next call of load().
  virtual void load(const World& world, const dialect::Aggregate& aggregate) = 0;
  // What a write changes is undone again. RangeError is an answer (`refused`); other errors of the runtime are thrown.
  virtual Answer ask(const Call& call) = 0;
};

struct BackEndRow {
  std::string name;  // "sqlite"
  std::function<std::unique_ptr<BackEnd>()> make;
};
const std::vector<BackEndRow>& back_ends();

}  // namespace repoc::property
