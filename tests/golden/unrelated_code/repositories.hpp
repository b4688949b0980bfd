#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

template <class T>
struct Box {
  T value;
  virtual ~Box() = default;
  virtual T get() = 0;
};
struct NotStored {
  int& reference;
};
inline auto twice = [](int x) { return 2 * x; };
union Number {
  int i;
  float f;
};

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> note;
  int quantity{};
  double price{};
  bool active{};
};

class [[repoc::repository]] Products : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Product> find_by_name(std::string_view name) = 0;
  // Left alone: it has a body.
  virtual std::vector<Product> cheap_ones() { return cheaper_than(10.0); }
  std::vector<Product> cheaper_than(double price) { return find_by_price_less_than(price); }
  static int answer() { return 42; }
  std::int64_t count() override = 0;  // declared again

 private:
  virtual std::vector<Product> find_by_price_less_than(double price) = 0;
};
