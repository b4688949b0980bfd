#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int number{};
  std::string text;
};
struct [[repoc::entity]] Invoice {
  [[repoc::id]] std::string country;
  [[repoc::id]] std::int64_t number{};
  std::vector<Item> items;
};

class [[repoc::repository]] InvoiceRepository : public repoc::Repository<Invoice, std::tuple<std::string, std::int64_t>> {
 public:
  virtual std::vector<Invoice> find_by_items_text(std::string_view text) = 0;
  virtual std::vector<Invoice> find_by_items_empty() = 0;
};
