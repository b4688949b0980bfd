#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] std::int64_t id{};
  int order{};
  int order_id{};
  std::string organisation;
  int not_before{};
  int valid_before{};
  std::string code;
  std::string code_like;
  bool in_stock{};
  std::string address1;
  int by{};
  int first{};
  int top3{};
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual std::vector<Item> find_by_order(int order) = 0;
  virtual std::vector<Item> find_by_order_id(int order) = 0;
  virtual std::vector<Item> find_by_organisation(std::string_view o) = 0;
  virtual std::vector<Item> find_by_not_before(int t) = 0;
  virtual std::vector<Item> find_by_not_before_before(int t) = 0;
  virtual std::vector<Item> find_by_valid_before(int t) = 0;
  virtual std::vector<Item> find_by_valid_before_before(int t) = 0;
  virtual std::vector<Item> find_by_code(std::string_view c) = 0;
  virtual std::vector<Item> find_by_in_stock(bool b) = 0;
  virtual std::vector<Item> find_by_in_stock_true() = 0;
  virtual std::vector<Item> find_by_address1(std::string_view a) = 0;
  virtual std::vector<Item> find_by_by(int by) = 0;
  virtual std::vector<Item> find_by_first(int first) = 0;
  virtual std::vector<Item> find_by_top3(int top3) = 0;
  virtual std::vector<Item> find_by_id(std::int64_t id) = 0;
  virtual std::vector<Item> find_by_order_order_by_order(int order) = 0;
};
