#pragma once

#include <optional>
#include <repoc/decimal.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Price {
  [[repoc::id]] repoc::Decimal amount;
  std::optional<repoc::Decimal> rebate;
  std::string label;
};

class [[repoc::repository]] Prices : public repoc::Repository<Price, repoc::Decimal> {
 public:
  virtual std::optional<Price> find_by_amount(const repoc::Decimal& amount) = 0;
  virtual std::vector<Price> find_by_amount_greater_than(int amount) = 0;
  virtual std::vector<Price> find_by_amount_between(repoc::Decimal low, repoc::Decimal high) = 0;
  virtual std::vector<Price> find_by_amount_in(const std::vector<repoc::Decimal>& amounts) = 0;
  virtual std::vector<Price> find_by_rebate_less_than_field_amount() = 0;
  virtual std::vector<Price> find_by_label_order_by_rebate_desc(std::string_view label) = 0;
  virtual std::optional<repoc::Decimal> min_amount() = 0;
  virtual std::optional<repoc::Decimal> max_rebate_by_label(std::string_view label) = 0;
  virtual repoc::CursorPage<Price> find_by_label_order_by_amount(std::string_view label,
                                                                 repoc::Cursor cursor) = 0;
};
