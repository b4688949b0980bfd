#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("select")]] Table {
  [[repoc::id]] int key{};
  [[repoc::column("from")]] int where{};
  std::optional<std::string> group;
  [[repoc::version]] int order{};
};

class [[repoc::repository]] Tables : public repoc::Repository<Table, int> {
 public:
  virtual std::vector<Table> find_by_where_and_group_order_by_group_ignore_case_desc_nulls_first(int where, std::string_view group) = 0;
  virtual std::int64_t update_increment_where_and_clear_group_by_key(int by, int key) = 0;
  virtual std::map<std::optional<std::string>, std::int64_t> sum_where_group_by_group() = 0;
  virtual repoc::CursorPage<Table> find_order_by_group(repoc::Cursor cursor) = 0;
  virtual std::vector<Table> delete_first_3_by_where_order_by_group(int where) = 0;
  virtual std::vector<Table> find_by_where(repoc::Maybe<int> where, repoc::Sort<Table> sort) = 0;
};
