// The finished pipeline, method by method, as `repoc explain` shows it in each of its formats.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/pipeline.hpp"

namespace repoc::cli {

// One method on one dialect.
struct Explained {
  const model::Repository& repository;
  const model::Method& method;
  const plan::Query& query;
  const dialect::Dialect& dialect;
  const dialect::Statement& statement;
  const check::Explanation& explanation;
  std::string reading;  // in words, with its grouping

  struct Parameter {
    std::size_t index = 0;  // in the statement; 0: it is bound to nothing, but becomes text
    std::string name;       // of a part with the way to it: "address.city"
    std::string type;
  };
  std::vector<Parameter> parameters;  // in binding order

  // What is prepared: of a statement whose criteria may be dropped, the one that has them all.
  [[nodiscard]] const std::string& text() const { return statement.whole_text(); }
  // The statement's other texts, with their names: "count", "after", "removed".
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> others() const;
};

// Every method on every dialect, in the order of the headers.
std::vector<Explained> explained(const Pipeline& pipeline);

std::string explain_text(const Pipeline& pipeline);
// {"methods": [{"repository", "method", "dialect", "reading", "statement", "parameters", "result", "plan",
// "remarks"}]}, and "count", "after" and "removed" where the statement has them.
std::string explain_json(const Pipeline& pipeline);
// One page that needs no other file and no script.
std::string explain_html(const Pipeline& pipeline);

}  // namespace repoc::cli
