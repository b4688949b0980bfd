// Small models for the tests of the dialect and the emitter, built by hand so that those tests need no front end:
// the allocation example, and a shop with every field type, a composite key, enums and children without an id.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/model.hpp"
#include "plan/plan.hpp"
#include "text/words.hpp"

namespace repoc::test {

using model::Type;
using model::TypeKind;

inline Type type(TypeKind kind, std::string cpp) {
  Type out;
  out.kind = kind;
  out.cpp = std::move(cpp);
  return out;
}
inline Type string() { return type(TypeKind::text, "std::string"); }
inline Type view() { return type(TypeKind::text_view, "std::string_view"); }
inline Type boolean() { return type(TypeKind::boolean, "bool"); }
inline Type date() { return type(TypeKind::date, "std::chrono::year_month_day"); }
inline Type bytes() { return type(TypeKind::bytes, "std::vector<std::byte>"); }
inline Type nothing() { return type(TypeKind::none, "void"); }
inline Type integer(std::string cpp = "int", unsigned bits = 32, bool is_signed = true) {
  Type out = type(TypeKind::integer, std::move(cpp));
  out.bits = bits;
  out.is_signed = is_signed;
  return out;
}
inline Type int64() { return integer("std::int64_t", 64); }
inline Type floating() {
  Type out = type(TypeKind::floating, "double");
  out.bits = 64;
  return out;
}
inline Type wrap(TypeKind kind, const std::string& before, Type of, const std::string& after) {
  Type out = type(kind, before + of.cpp + after);
  out.args.push_back(std::move(of));
  return out;
}
inline Type optional(Type of) { return wrap(TypeKind::optional, "std::optional<", std::move(of), ">"); }
inline Type list(Type of) { return wrap(TypeKind::list, "std::vector<", std::move(of), ">"); }
inline Type pointer(Type of) { return wrap(TypeKind::pointer, "", std::move(of), "*"); }
inline Type reference(Type of) { return wrap(TypeKind::reference, "", std::move(of), "&"); }
inline Type duration(std::string cpp) { return type(TypeKind::duration, std::move(cpp)); }
inline Type entity(const model::Model& model, std::size_t index) {
  Type out = type(TypeKind::entity, model.entities[index].cpp);
  out.index = index;
  return out;
}

inline model::Field field(const std::string& name, Type type) { return model::make_field(name, std::move(type)); }
inline model::Field id(model::Field out) {
  out.id = true;
  return out;
}
inline model::Field generated(model::Field out) {
  out.id = out.generated = true;
  return out;
}
inline model::Field unique(model::Field out) {
  out.unique = true;
  return out;
}
inline model::Field indexed(model::Field out) {
  out.indexed = true;
  return out;
}
inline model::Field version(model::Field out) {
  out.version = true;
  return out;
}
inline model::Field fixed(model::Field out) {
  out.updatable = false;
  return out;
}
inline model::Field column(model::Field out, std::string name) {
  out.column = std::move(name);
  out.column_given = true;
  return out;
}

inline std::size_t add_entity(model::Model& model, const std::string& name, std::vector<model::Field> fields,
                              const std::string& table = "") {
  model::Entity out;
  out.name = name;
  out.cpp = "::" + name;
  const auto colons = name.rfind("::");
  const std::string bare = colons == std::string::npos ? name : name.substr(colons + 2);
  for (const text::Word& word : text::split_words(bare)) out.words.push_back(word.text);
  out.table = table.empty() ? text::snake_case(out.words) : table;
  out.fields = std::move(fields);
  model.entities.push_back(std::move(out));
  return model.entities.size() - 1;
}

inline std::size_t add_repository(model::Model& model, const std::string& name, std::size_t entity, Type id) {
  model::Repository out;
  out.name = name;
  out.cpp = "::" + name;
  out.entity = entity;
  out.id_type = std::move(id);
  model.repositories.push_back(std::move(out));
  return model.repositories.size() - 1;
}

// A method of the last repository and the query that the plan would make of it.
inline plan::Query query(model::Model& model, const std::string& name, plan::Action action, plan::Shape shape,
                         Type result, std::vector<plan::Parameter> parameters = {}) {
  model::Repository& repository = model.repositories.back();
  model::Method method;
  method.name = method.sentence = name;
  method.result = std::move(result);
  for (const plan::Parameter& p : parameters) {
    model::Parameter parameter;
    parameter.name = p.name;
    parameter.type = p.type;
    method.parameters.push_back(std::move(parameter));
  }
  repository.methods.push_back(std::move(method));
  plan::Query out;
  const auto colons = repository.name.rfind("::");
  out.name = (colons == std::string::npos ? repository.name : repository.name.substr(colons + 2)) + "::" + name;
  out.repository = model.repositories.size() - 1;
  out.method = repository.methods.size() - 1;
  out.entity = repository.entity;
  out.action = action;
  out.result.shape = shape;
  out.parameters = std::move(parameters);
  return out;
}

inline plan::Parameter parameter(std::string name, Type type, bool is_list = false) {
  return {std::move(name), std::move(type), is_list, false};
}

inline plan::Predicate criterion(std::size_t entity, std::size_t field, plan::Comparison comparison,
                                 std::vector<std::size_t> arguments = {}) {
  plan::Predicate out;
  out.criterion.entity = entity;
  out.criterion.field = field;
  out.criterion.comparison = comparison;
  out.criterion.arguments = std::move(arguments);
  return out;
}
inline plan::Predicate ignoring_case(plan::Predicate predicate) {
  predicate.criterion.ignore_case = true;
  return predicate;
}
// Compared with a field of the same entity, or of the entity of an enclosing scope.
inline plan::Predicate against(std::size_t entity, std::size_t field, plan::Comparison comparison,
                               plan::FieldAt other) {
  plan::Predicate out = criterion(entity, field, comparison);
  out.criterion.other = other;
  return out;
}
inline plan::Predicate is_enumerator(std::size_t entity, std::size_t field, std::size_t enumerator,
                                     bool negated = false) {
  plan::Predicate out = criterion(entity, field, negated ? plan::Comparison::not_equal : plan::Comparison::equal);
  out.criterion.enumerator = enumerator;
  return out;
}
inline plan::Predicate combine(plan::Predicate::Kind kind, std::vector<plan::Predicate> children) {
  plan::Predicate out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}
inline plan::Predicate all_of(std::vector<plan::Predicate> children) {
  return combine(plan::Predicate::Kind::all_of, std::move(children));
}
inline plan::Predicate any_of(std::vector<plan::Predicate> children) {
  return combine(plan::Predicate::Kind::any_of, std::move(children));
}
inline plan::Predicate quantified(plan::Predicate::Kind kind, std::size_t entity, std::size_t field,
                                  plan::Predicate about) {
  plan::Predicate out;
  out.kind = kind;
  out.entity = entity;
  out.field = field;
  out.children.push_back(std::move(about));
  return out;
}
inline plan::Predicate some(std::size_t entity, std::size_t field, plan::Predicate about) {
  return quantified(plan::Predicate::Kind::some, entity, field, std::move(about));
}
inline plan::Predicate every(std::size_t entity, std::size_t field, plan::Predicate about) {
  return quantified(plan::Predicate::Kind::every, entity, field, std::move(about));
}
inline plan::Predicate none(std::size_t entity, std::size_t field, plan::Predicate about) {
  return quantified(plan::Predicate::Kind::none, entity, field, std::move(about));
}

// Indices into allocation_model().
enum Allocation : std::size_t { kOrderLine, kBatch, kProduct, kAllocation };

// examples/allocation, as the front end reads it.
inline model::Model allocation_model() {
  model::Model m;
  m.headers.push_back({"allocation/repositories.hpp", "allocation/repositories.hpp"});
  add_entity(m, "allocation::OrderLine",
             {id(field("orderid", string())), id(field("sku", string())), field("qty", integer())});
  add_entity(m, "allocation::Batch",
             {id(unique(field("reference", string()))), field("sku", string()), field("purchased_quantity", integer()),
              field("allocations", list(entity(m, kOrderLine))), field("eta", optional(date()))});
  add_entity(
      m, "allocation::Product",
      {id(field("sku_", string())), field("batches_", list(entity(m, kBatch))), version(field("version_", int64()))},
      "products");
  add_entity(m, "allocation::Allocation",
             {generated(field("id", string())), field("orderid", string()), field("sku", string()),
              field("batchref", string())});
  return m;
}

// Indices into shop_model().
enum Shop : std::size_t { kNote, kItem, kOrder, kTicket };

// An order has a composite key, every type of field, and items without an id that hold notes without an id; a ticket's
// integer id is generated.
inline model::Model shop_model() {
  model::Model m;
  m.headers.push_back({"shop/orders.hpp", "shop/orders.hpp"});
  model::Enum status;
  status.name = "shop::Status";
  status.cpp = "::shop::Status";
  status.enumerators = {{"open", {"open"}, "open"}, {"paid", {"paid"}, "paid"}};
  m.enums.push_back(status);
  Type status_type = type(TypeKind::enumeration, "::shop::Status");
  add_entity(m, "shop::Note", {field("text", string())});
  add_entity(m, "shop::Item",
             {field("sku", string()), field("amount", optional(integer())), field("notes", list(entity(m, kNote)))});
  add_entity(m, "shop::Order",
             {id(field("customer", string())), id(field("number", integer("std::uint32_t", 32, false))),
              field("status", status_type), field("paid", boolean()), field("total", floating()),
              field("comment", optional(string())), field("image", bytes()), field("placed", date()),
              field("wait", duration("std::chrono::seconds")), fixed(field("order", int64())),
              field("items", list(entity(m, kItem)))});
  add_entity(m, "shop::Ticket", {generated(field("id", int64())), indexed(field("title", string()))});
  m.entities[kOrder].indexes = {{true, {3, 5}}, {false, {7, 0}}};
  return m;
}

}  // namespace repoc::test
