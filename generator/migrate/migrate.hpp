// Where the stored tables were and where the model is today -> the script that leads from the one to the other, or what
// keeps it from being written.
//   products(sku, name), and today products(sku, title was name)  ->  alter table products rename column name to title;
#pragma once

#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "migrate/schema.hpp"
#include "migrate/wanted.hpp"

namespace repoc::migrate {

struct Difference {
  std::vector<std::string> statements;  // in order, without semicolons
  std::vector<std::string> summary;     // what they do, for people: "products: add column eta"
  Snapshot after;                       // its number is the old one's plus 1
  [[nodiscard]] bool empty() const { return summary.empty(); }
};

// Reports what would be lost, unless `allow_drop`, and what has no value for rows that are there; the statements are of
// no use then.
Difference difference(const Snapshot& before, const std::vector<Wanted>& today, bool allow_drop, diag::Sink& sink);

}  // namespace repoc::migrate
