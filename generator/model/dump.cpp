// The text of `--dump=model`, one line a field or method:
//   entity allocation::Batch table batch
//     reference: text, id, unique
//     allocations: list of entity allocation::OrderLine
//     origin: optional struct allocation::Place, group, absent with origin.city
//     origin.city: optional text, column origin_city, way origin?.city
//   repository allocation::ProductRepository of allocation::Product by text
//     get_by_sku(sku: text_view) -> pointer to entity allocation::Product
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

#include "model/model.hpp"

namespace repoc::model {

namespace {

std::string describe_all(const Model& model, const std::vector<Type>& types) {
  std::vector<std::string> texts;
  texts.reserve(types.size());
  for (const Type& type : types) texts.push_back(describe(model, type));
  return fmt::format("{}", fmt::join(texts, ", "));
}

// "const ::shop::Money" -> "shop::Money".
std::string_view bare_name(std::string_view cpp) {
  for (const std::string_view prefix : {std::string_view("const "), std::string_view("::")}) {
    if (cpp.starts_with(prefix)) cpp.remove_prefix(prefix.size());
  }
  return cpp;
}

std::string describe_bare(const Model& model, const Type& type) {
  switch (type.kind) {
    case TypeKind::none:
      return "nothing";
    case TypeKind::boolean:
      return "boolean";
    case TypeKind::integer:
      return fmt::format("{}{}", type.is_signed ? "int" : "uint", type.bits);
    case TypeKind::floating:
      return fmt::format("float{}", type.bits);
    case TypeKind::text:
      return "text";
    case TypeKind::text_view:
      return "text view";
    case TypeKind::c_string:
      return "C string";
    case TypeKind::bytes:
      return "bytes";
    case TypeKind::date:
      return "date";
    case TypeKind::time_point:
      return fmt::format("time point of {}", describe(model, type.args.front()));
    case TypeKind::duration:
      return fmt::format("duration {}", type.cpp);
    case TypeKind::uuid:
      return "uuid";
    case TypeKind::decimal:
      return "decimal";
    case TypeKind::ref:
      return fmt::format("ref to {} by {}",
                         type.index == kNoEntity ? type.name : "entity " + model.entities[type.index].name,
                         describe(model, type.args.front()));
    case TypeKind::coded:
      return fmt::format("coded {} as {}", bare_name(type.cpp), describe(model, type.args.front()));
    case TypeKind::enumeration:
      return fmt::format("enum {}", model.enums[type.index].name);
    case TypeKind::entity:
      return fmt::format("entity {}", model.entities[type.index].name);
    case TypeKind::record:
      return fmt::format("struct {}", model.records[type.index].name);
    case TypeKind::optional:
      return fmt::format("optional {}", describe(model, type.args.front()));
    case TypeKind::list:
      return fmt::format("list of {}", describe(model, type.args.front()));
    case TypeKind::span:
      return fmt::format("range of {}", describe(model, type.args.front()));
    case TypeKind::unique_ptr:
      return fmt::format("unique pointer to {}", describe(model, type.args.front()));
    case TypeKind::pointer:
      return fmt::format("pointer to {}", describe(model, type.args.front()));
    case TypeKind::reference:
      return fmt::format("reference to {}", describe(model, type.args.front()));
    case TypeKind::map:
      return fmt::format("map of {}", describe_all(model, type.args));
    case TypeKind::tuple:
      return fmt::format("tuple of {}", describe_all(model, type.args));
    case TypeKind::library:
      return type.args.empty() ? type.name : fmt::format("{} of {}", type.name, describe_all(model, type.args));
    case TypeKind::unsupported:
      return fmt::format("unsupported {}", type.cpp);
  }
  return "?";
}

// "home?.city", "line.key.<0>"; empty where the name says as much.
std::string describe_way(const Field& field) {
  std::string out;
  for (const Hop& hop : field.way) {
    out += fmt::format("{}{}{}", out.empty() ? "" : ".", hop.element ? fmt::format("<{}>", *hop.element) : hop.name,
                       hop.optional ? "?" : "");
  }
  return out == field.name || field.is_group() ? "" : out;
}

void dump_entity(const Model& model, const Entity& entity, std::string& out) {
  out +=
      entity.link ? fmt::format("link {}", entity.name) : fmt::format("entity {} table {}", entity.name, entity.table);
  if (!entity.was.empty()) out += fmt::format(", was {}", entity.was);
  out += '\n';
  for (const Field& field : entity.fields) {
    out += fmt::format("  {}: {}", field.name, describe(model, field.type));
    if (field.is_group()) out += ", group";
    if (field.presence) out += ", presence";
    if (field.owns && model.entities[*field.owns].link) out += ", links";
    if (field.column_given || field.column != field.name) out += fmt::format(", column {}", field.column);
    if (!field.was.empty()) out += fmt::format(", was {}", field.was);
    if (field.id) out += ", id";
    if (field.generated) out += ", generated";
    if (field.version) out += ", version";
    if (field.unique) out += ", unique";
    if (field.indexed) out += ", index";
    if (!field.updatable) out += ", not updatable";
    if (field.witness) out += fmt::format(", absent with {}", entity.fields[*field.witness].name);
    if (const std::string way = describe_way(field); !way.empty()) out += fmt::format(", way {}", way);
    out += '\n';
  }
  for (const IndexSpec& index : entity.indexes) {
    std::vector<std::string> names;
    for (std::size_t field : index.fields) names.push_back(entity.fields[field].name);
    out += fmt::format("  {} ({})\n", index.unique ? "unique" : "index", fmt::join(names, ", "));
  }
}

void dump_repository(const Model& model, const Repository& repository, std::string& out) {
  out += fmt::format("repository {} of {} by {}", repository.name, model.entities[repository.entity].name,
                     describe(model, repository.id_type));
  if (!repository.backend.empty()) out += fmt::format(" on {}", repository.backend);
  out += fmt::format(" in {}\n", model.headers[repository.header].include_path);
  for (const Method& method : repository.methods) {
    std::vector<std::string> parameters;
    for (const Parameter& p : method.parameters) {
      parameters.push_back(fmt::format("{}: {}", p.name.empty() ? "_" : p.name, describe(model, p.type)));
    }
    out += fmt::format("  {}({}){} -> {}\n", method.name, fmt::join(parameters, ", "), method.is_const ? " const" : "",
                       describe(model, method.result));
    if (!method.sentence_is_name) out += fmt::format("    sentence {}\n", method.sentence);
    if (!method.query.empty()) out += fmt::format("    query {}\n", method.query);
  }
}

}  // namespace

std::string describe(const Model& model, const Type& type) {
  return (type.is_const ? "const " : "") + describe_bare(model, type);
}

std::string dump(const Model& model) {
  std::string out;
  for (const Enum& e : model.enums) {
    out += fmt::format("enum {}{}\n", e.name, e.by_number ? " by number" : "");
    for (const Enumerator& one : e.enumerators) out += fmt::format("  {} as {}\n", one.name, one.stored);
  }
  for (const Entity& entity : model.entities) dump_entity(model, entity, out);
  for (const Record& record : model.records) {
    out += fmt::format("struct {}{}\n", record.name, record.value ? ", value" : "");
    for (const Record::Member& member : record.members) {
      out += fmt::format("  {}: {}\n", member.name, describe(model, member.type));
    }
  }
  for (const Repository& repository : model.repositories) dump_repository(model, repository, out);
  return out;
}

}  // namespace repoc::model
