// A repository -> its statements as constants named after the methods, and the class whose methods each run one:
//   ::allocation::Product* get_by_sku(std::string_view sku) override {
//     return tracked_or_null(kProductRepository_get_by_sku, sku);
//   }
#include <fmt/format.h>

#include <set>
#include <stdexcept>

#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

namespace {

// What is left of a line for `return call;` in a method.
constexpr std::size_t kCallWidth = 120 - 12;

class RepositoryWriter {
 public:
  RepositoryWriter(const model::Model& model, const model::Repository& repository, const dialect::Dialect& dialect,
                   Naming& naming)
      : model_(model), repository_(repository), dialect_(dialect), naming_(naming) {
    name_ = naming.repository(repository);
  }

  RepositoryParts write(const std::vector<QueryOf>& queries, std::string_view root_table) {
    std::string constants;
    std::string rows;
    std::string methods;
    std::set<std::string> hidden;
    for (const QueryOf& q : queries) {
      const model::Method& method = repository_.methods[q.query->method];
      if (is_inherited(method.name)) hidden.insert(method.name);
      const Naming::Query names = naming_.query(name_, method.name, q.statement->where.has_value(), has_row(*q.query));
      constants += query_constants(names, q) + '\n';
      if (has_row(*q.query)) rows += row_struct(model_, names.row, q) + "\n\n";
      methods += "\n\n" + method_text(method, q, names);
    }
    constants += rows;
    if (!constants.empty()) constants.pop_back();  // one empty line before the class
    std::string members = "using Repository::Repository;";
    for (const std::string& name : hidden) members += fmt::format("\nusing Repository::{};", name);
    members += key_of() + methods;
    RepositoryParts out;
    out.class_name = naming_.repository_class(name_);
    out.text = format_template(R"(
// $name$

$constants$
class $class$ final
    : public repoc::$dialect$::Repository<$cpp$, k$table$> {
 public:
  $members$
};
)",
                               {{"name", comment(repository_.name)},
                                {"constants", constants},
                                {"class", out.class_name},
                                {"dialect", std::string(dialect_.name())},
                                {"cpp", repository_.cpp},
                                {"table", std::string(root_table)},
                                {"members", members}});
    return out;
  }

 private:
  // How a key that is a struct becomes the tuple, or the one value, that the mapping knows.
  std::string key_of() const {
    const model::Type& type = model::without_reference(repository_.id_type);
    if (!type.is(model::TypeKind::record)) return "";
    const model::Entity& entity = model_.entities[repository_.entity];
    std::vector<std::string> values;
    for (std::size_t id : entity.ids())
      values.push_back("id." + member_for(model_.records[type.index], entity.fields[id]));
    return fmt::format("\n\nKey key_of(const {}& id) const override {{ return Key({}); }}", type.cpp,
                       fmt::join(values, ", "));
  }

  static const std::string& member_for(const model::Record& record, const model::Field& field) {
    for (const model::Record::Member& member : record.members) {
      if (member.words == field.words) return member.name;
    }
    throw std::logic_error(fmt::format("the key '{}' has no member for '{}'", record.name, field.name));
  }

  std::string method_text(const model::Method& method, const QueryOf& q, const Naming::Query& own) const {
    const Helper called = helper(*q.query, method.result, own.row);
    const std::vector<std::string> names = parameter_names(*q.query, {called.name, own.constant, own.row});
    std::vector<std::string> parameters;
    for (std::size_t i = 0; i < names.size(); ++i) {
      parameters.push_back(fmt::format("{} {}", q.query->parameters[i].type.cpp, names[i]));
    }
    bool parts = false;  // they make long lines
    std::vector<std::string> arguments = {own.constant};
    if (q.query->page_parameter) arguments.push_back(names.at(*q.query->page_parameter));
    for (const dialect::Statement::Argument& a : q.statement->arguments) {
      arguments.push_back(argument(model_, *q.query, a, names.at(a.parameter), dialect_.name()));
      parts = parts || !a.part.empty();
    }
    const std::string type = called.type_argument.empty() ? "" : '<' + called.type_argument + '>';
    std::string call = fmt::format("{}{}({})", called.name, type, fmt::join(arguments, ", "));
    if (parts && call.size() > kCallWidth) {
      call = fmt::format("{}{}(\n    {})", called.name, type, fmt::join(arguments, ",\n    "));
    }
    return format_template(R"(
$result$ $name$($parameters$)$const$$noexcept$ override {
  return $call$;
}
)",
                           {{"result", method.result.cpp},
                            {"name", method.name},
                            {"parameters", fmt::format("{}", fmt::join(parameters, ", "))},
                            {"const", method.is_const ? " const" : ""},
                            {"noexcept", method.is_noexcept ? " noexcept" : ""},
                            {"call", call}});
  }

  // As declared, but for those that would hide each other or what the body names.
  static std::vector<std::string> parameter_names(const plan::Query& query, const std::set<std::string>& named) {
    std::set<std::string> taken;
    for (const plan::Parameter& p : query.parameters) taken.insert(p.name);
    std::set<std::string> used = named;
    std::vector<std::string> out;
    for (const plan::Parameter& p : query.parameters) {
      std::string name = p.name;
      while (used.contains(name) || (name != p.name && taken.contains(name))) name += "_arg";
      used.insert(name);
      out.push_back(std::move(name));
    }
    return out;
  }

  const model::Model& model_;
  const model::Repository& repository_;
  const dialect::Dialect& dialect_;
  Naming& naming_;
  std::string name_;
};

}  // namespace

RepositoryParts repository(const model::Model& model, const model::Repository& repository,
                           const std::vector<QueryOf>& queries, const dialect::Dialect& dialect,
                           std::string_view root_table, Naming& naming) {
  return RepositoryWriter(model, repository, dialect, naming).write(queries, root_table);
}

}  // namespace repoc::emit
