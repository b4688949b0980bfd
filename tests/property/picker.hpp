// Fields, ways to them and values for them, at random but so that a question often finds something.
//   picker.scalar_field(entity, numbers)   picker.hops(28, true)   picker.value(entity, field, type)
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "question.hpp"

namespace repoc::property {

class Picker {
 public:
  using Wanted = std::function<bool(const model::Field&)>;

  Picker(Random& random, const World& world) : random_(random), world_(world) {}
  [[nodiscard]] Random& random() const { return random_; }
  [[nodiscard]] const World& world() const { return world_; }

  // One that is wanted, if there is any.
  std::optional<std::size_t> scalar_field(std::size_t entity, const Wanted& wanted) const;
  std::optional<std::size_t> scalar_field(std::size_t entity) const;
  [[nodiscard]] std::vector<std::size_t> lists(std::size_t entity) const;
  [[nodiscard]] std::vector<std::size_t> groups(std::size_t entity) const;
  // From the root, each further step with that chance.
  std::vector<Hop> hops(unsigned percent, bool quantified) const;

  // A type of a parameter that compares with the field: often its own, else another of the same sort. `plain`: one that
  // may be the element of a list.
  model::Type type_for(const model::Type& field, bool plain) const;
  model::Type text_type(bool plain) const;
  // Of the field's pool where the type can hold that, else any.
  Value value(std::size_t entity, std::size_t field, const model::Type& type) const;
  // A group's value as an argument has it, often that of an object. Sets `type` and `parts`.
  void group_value(std::size_t entity, std::size_t group, Argument& argument) const;
  // Some of the text's characters: its first ones, its last ones, any.
  std::string piece(const std::string& text, Op op) const;
  // A LIKE pattern that the text often matches.
  std::string pattern(const std::string& text) const;

  static bool fits(const Value& value, const model::Type& type);

 private:
  Value near(Value value, bool text) const;
  void collect(std::size_t wanted, std::size_t entity, const std::vector<Object>& objects,
               std::vector<const Object*>& out) const;

  Random& random_;
  const World& world_;
};

// In random_criteria.cpp. `may_drop`: with arguments of repoc::Maybe.
Where random_where(const Picker& picker, bool may_drop);

}  // namespace repoc::property
