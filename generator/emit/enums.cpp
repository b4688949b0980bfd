// Which enums a source file must name the values of: those of its entities' fields, then those that only a parameter or
// a result of its queries holds.
//   std::map<::shop::Status, std::int64_t>  ->  shop::Status
// An enum -> the names, or the numbers, that its values are stored by.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

namespace {

class EnumCollector {
 public:
  explicit EnumCollector(const model::Model& model) : model_(model) {}

  void add(const model::Type& type) {
    if (type.is(model::TypeKind::enumeration)) {
      if (std::ranges::find(enums_, type.index) == enums_.end()) enums_.push_back(type.index);
    } else if (type.is(model::TypeKind::record) && records_.insert(type.index).second) {
      for (const model::Record::Member& member : model_.records[type.index].members) add(member.type);
    }
    for (const model::Type& argument : type.args) add(argument);
  }
  [[nodiscard]] const std::vector<std::size_t>& enums() const { return enums_; }

 private:
  const model::Model& model_;
  std::vector<std::size_t> enums_;
  std::set<std::size_t> records_;  // seen: a struct may lead back to itself
};

}  // namespace

std::vector<std::size_t> enums_of(const model::Model& model, const std::vector<std::size_t>& entities,
                                  const std::vector<const plan::Query*>& queries) {
  EnumCollector collector(model);
  for (std::size_t entity : entities) {
    for (const model::Field& field : model.entities[entity].fields) collector.add(field.type);
  }
  for (const plan::Query* query : queries) {
    for (const plan::Parameter& parameter : query->parameters) collector.add(parameter.type);
    collector.add(query->result.type);
  }
  return collector.enums();
}

std::string enum_names(const model::Enum& e) {
  std::vector<std::string> names;
  for (const model::Enumerator& one : e.enumerators) {
    names.push_back(fmt::format("{{{}::{}, {}}},", e.cpp, one.name, literal(one.stored)));
  }
  return format_template(R"(
template <>
struct repoc::EnumNames<$cpp$> {
  static constexpr repoc::EnumName<$cpp$> kNames[] = {
      $names$
  };
  static constexpr bool kByNumber = $by_number$;
};
)",
                         {{"cpp", e.cpp},
                          {"names", fmt::format("{}", fmt::join(names, "\n"))},
                          {"by_number", e.by_number ? "true" : "false"}});
}

}  // namespace repoc::emit
