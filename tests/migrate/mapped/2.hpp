// A group has another name, one comes whose presence is a column, the customer is a Ref; a list of Refs, single
// children, a list, a map and an enum by number come.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
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

struct [[repoc::value]] Note {
  std::optional<std::string> text;
  std::optional<int> pages;
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

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] std::int64_t number{};
  [[repoc::was("home")]] Address address;
  std::optional<Address> billing;
  std::optional<Note> note;
  repoc::Ref<Customer, std::string> customer;
  std::vector<repoc::Ref<Tag, std::string>> tags;
  std::unique_ptr<Payment> payment;
  std::optional<Stamp> stamp;
  std::vector<std::string> words;
  std::map<std::string, int> counts;
  Grade grade{};
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::string> {};
class [[repoc::repository]] Tags : public repoc::Repository<Tag, std::string> {};
class [[repoc::repository]] Orders : public repoc::Repository<Order, std::int64_t> {};

}  // namespace shop
