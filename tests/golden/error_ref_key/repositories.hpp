#pragma once

#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <tuple>
#include <vector>

struct [[repoc::entity]] Customer {
  [[repoc::id]] std::string id;
};

struct [[repoc::entity]] Seat {
  [[repoc::id]] int row{};
  [[repoc::id]] std::string letter;
};

struct Plain {
  int id{};
};

struct [[repoc::entity]] Order {
  [[repoc::id]] int number{};
  repoc::Ref<Customer, int> customer;
  repoc::Ref<Seat, std::tuple<std::string, int>> seat;
  repoc::Ref<Seat, int> half_a_seat;
  repoc::Ref<Plain, int> plain;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_number_greater_than(int number) = 0;
};
