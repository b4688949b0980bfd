// An aggregate over three tables whose numbers must agree (a consignment's total is the sum of its crates' quantities,
// a crate's quantity the sum of its pieces' weights), and how far its writer has come.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crash {

struct [[repoc::entity]] Piece {
  [[repoc::id]] std::int64_t serial{};
  std::int64_t weight{};
};

struct [[repoc::entity]] Crate {
  [[repoc::id]] std::string label{};
  std::int64_t quantity{};
  std::vector<Piece> pieces{};
};

struct [[repoc::entity("consignments")]] Consignment {
  [[repoc::id]] std::int64_t number{};
  std::int64_t total{};
  std::vector<Crate> crates{};
  [[repoc::version]] std::int64_t version{};
};

struct [[repoc::entity]] Progress {
  [[repoc::id]] std::int64_t id{};
  std::int64_t step{};
  [[repoc::version]] std::int64_t version{};
};

}  // namespace crash
