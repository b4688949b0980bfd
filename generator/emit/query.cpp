// A statement -> the constants that a method's body runs: its texts and, where conditions may be dropped, their tree in
// prefix order.
//   constexpr repoc::sql::Clause kProducts_find_by_name_where[] = {
//       {.kind = repoc::sql::Clause::Kind::leaf, .text = "p.name = ?1", .arguments = 1},
//   };
//   constexpr repoc::sql::Query kProducts_find_by_name{
//       .name = "Products::find_by_name",
//       ...
//       .where = kProducts_find_by_name_where,
//   };
#include <fmt/format.h>

#include <stdexcept>

#include "emit/parts.hpp"
#include "emit/printer.hpp"

namespace repoc::emit {

namespace {

std::string_view kind_name(dialect::Clause::Kind kind) {
  switch (kind) {
    case dialect::Clause::Kind::all_of:
      return "all_of";
    case dialect::Clause::Kind::any_of:
      return "any_of";
    case dialect::Clause::Kind::around:
      return "around";
    case dialect::Clause::Kind::leaf:
      return "leaf";
  }
  throw std::logic_error("no such kind of clause");
}

std::string number_member(std::string_view name, std::size_t number) {
  return number == 0 ? "" : fmt::format(".{} = {},", name, number);
}

void add(std::vector<std::string>& members, std::string member) {
  if (!member.empty()) members.push_back(std::move(member));
}

// On one line where every text is.
std::string clause(const dialect::Clause& c) {
  std::vector<std::string> members;
  add(members, fmt::format(".kind = repoc::sql::Clause::Kind::{},", kind_name(c.kind)));
  add(members, text_member("text", c.text));
  add(members, text_member("end", c.end));
  add(members, number_member("children", c.children.size()));
  add(members, number_member("first_argument", c.first_argument));
  add(members, number_member("arguments", c.arguments));
  std::string line = fmt::format("{}", fmt::join(members, " "));
  if (line.find('\n') == std::string::npos) {
    line.pop_back();
    return fmt::format("{{{}}},", line);
  }
  return format_template("{\n    $members$\n},", {{"members", fmt::format("{}", fmt::join(members, "\n"))}});
}

void prefix_order(const dialect::Clause& c, std::vector<std::string>& out) {
  out.push_back(clause(c));
  for (const dialect::Clause& child : c.children) prefix_order(child, out);
}

std::string where_constant(const std::string& name, const dialect::Clause& where) {
  std::vector<std::string> clauses;
  prefix_order(where, clauses);
  return format_template(R"(
constexpr repoc::sql::Clause $name$[] = {
    $clauses$
};

)",
                         {{"name", name}, {"clauses", fmt::format("{}", fmt::join(clauses, "\n"))}});
}

// What a statement has beside its name and text.
std::vector<std::string> further_members(const Naming::Query& names, const QueryOf& q) {
  const dialect::Statement& s = *q.statement;
  std::vector<std::string> out;
  add(out, text_member("count", s.count));
  add(out, text_member("after", s.after));
  add(out, number_member("keyset_at", s.keyset_at));
  add(out, number_member("keyset", s.keyset));
  add(out, text_member("removed", s.removed));
  add(out, text_member("sort_prefix", s.sort_prefix));
  if (s.where) out.push_back(fmt::format(".where = {},", names.where));
  if (q.query->lock != names::Lock::none) out.emplace_back(".lock = true,");
  if (!q.query->raw.empty()) out.emplace_back(".raw = true,");
  return out;
}

}  // namespace

std::string query_constants(const Naming::Query& names, const QueryOf& q) {
  const dialect::Statement& statement = *q.statement;
  const std::vector<std::string> further = further_members(names, q);
  if (further.empty()) {
    return format_template(
        R"(
constexpr repoc::sql::Query $constant${
    $name$,
    $text$};

)",
        {{"constant", names.constant}, {"name", literal(statement.name)}, {"text", literal_lines(statement.text)}});
  }
  const std::string where = statement.where ? where_constant(names.where, *statement.where) + '\n' : "";
  return where + format_template(R"(
constexpr repoc::sql::Query $constant${
    $name$
    $text$
    $further$
};

)",
                                 {{"constant", names.constant},
                                  {"name", text_member("name", statement.name)},
                                  {"text", text_member("text", statement.text)},
                                  {"further", fmt::format("{}", fmt::join(further, "\n"))}});
}

}  // namespace repoc::emit
