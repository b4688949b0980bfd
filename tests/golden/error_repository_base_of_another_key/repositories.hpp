#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <tuple>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] std::string code;
  [[repoc::id]] int number{};
  int size{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, std::tuple<int, std::string>> {
 public:
  virtual std::vector<Item> find_by_size(int size) = 0;
};
