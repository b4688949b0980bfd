// Which enums a source file must name the values of: those of its entities' fields, then those that only a parameter or
// a result of its queries holds.
//   std::map<::shop::Status, std::int64_t>  ->  shop::Status
#include <algorithm>
#include <set>

#include "emit/parts.hpp"

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

}  // namespace repoc::emit
