// The table and fields have other names, a group may be absent, the Ref is a text again, a single child is one of
// a list, and a group is gone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

namespace shop {

enum class [[repoc::stored_as("number")]] Grade { high = 5, low = 0 };

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct [[repoc::entity]] Item {
  [[repoc::id]] std::string sku;
};

struct [[repoc::entity]] Payment {
  std::string card;
  std::vector<Item> items;
};

struct [[repoc::entity]] Stamp {
  int cents{};
};

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id]] std::string id;
};

struct [[repoc::entity("tags")]] Tag {
  [[repoc::id]] std::string name;
};

struct [[repoc::entity("sales"), repoc::was("orders")]] Sale {
  [[repoc::id]] std::int64_t number{};
  std::optional<Address> address;
  std::optional<Address> billing;
  std::string customer;
  [[repoc::was("orders_tags")]] std::vector<repoc::Ref<Tag, std::string>> labels;
  std::optional<Payment> payment;
  std::vector<Stamp> stamps;
  [[repoc::was("words")]] std::vector<std::string> terms;
  std::map<std::string, int> counts;
  Grade grade{};
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::string> {};
class [[repoc::repository]] Tags : public repoc::Repository<Tag, std::string> {};
class [[repoc::repository]] Sales : public repoc::Repository<Sale, std::int64_t> {};

}  // namespace shop
