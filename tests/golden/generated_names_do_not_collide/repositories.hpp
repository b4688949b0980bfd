#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  std::string name;
  std::string name_where;
  int name_2{};
};

struct Row {
  int id{};
  std::string name;
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_name(repoc::Maybe<std::string_view> name) = 0;
  virtual std::vector<Item> find_by_name(std::string_view name, repoc::Limit limit) = 0;
  virtual std::vector<Item> find_by_name_where(std::string_view value) = 0;
  virtual std::vector<Item> find_by_name_2(int value) = 0;
  virtual std::vector<Row> find_id_and_name() = 0;
  virtual std::vector<Row> find_id_and_name_by_name(std::string_view name) = 0;
};
