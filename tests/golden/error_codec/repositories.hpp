#pragma once

#include <cstdint>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct Money {
  int cents{};
};

template <>
struct repoc::Codec<Money> {
  using Stored = std::vector<int>;
  static Stored encode(const Money& money);
  static Money decode(const Stored& stored);
};

struct Colour {
  int rgb{};
};

template <>
struct repoc::Codec<Colour> {
  static int encode(const Colour& colour);
};

struct Weight {
  int grams{};
};

template <>
struct repoc::Codec<Weight> {
  using Stored = int;
  static int encode(const Weight& weight);
};

struct [[repoc::entity]] Item {
  [[repoc::id]] int number{};
  Money price;
  Colour colour;
  Weight weight;
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::optional<Item> find_by_number(int number) = 0;
};
