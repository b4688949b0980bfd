// The plan that SQLite makes of a statement -> the remark `full-scan`, with an index that was tried.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "check/check.hpp"
#include "check/index.hpp"
#include "dialect/sql/identifiers.hpp"
#include "plan/raw_scan.hpp"
#include "plan/subject.hpp"

namespace repoc::check {

namespace {

using dialect::sql::fold;
using plan::RawToken;

using Tables = std::map<std::string, const dialect::Table*>;  // by name in lower case

void add(const dialect::Table& table, Tables& out) {
  const plan::RawScan scan = plan::scan_raw(table.name);
  if (scan.tokens.size() == 1) out.emplace(fold(scan.tokens.front().value), &table);
  for (const dialect::Table& child : table.children) add(child, out);
}

bool is_word(const RawToken& token, std::initializer_list<std::string_view> words) {
  return token.kind == RawToken::Kind::word && std::find(words.begin(), words.end(), token.value) != words.end();
}

// The names by which a statement speaks of tables: "from products p" -> p.
Tables aliases(const std::string& sql, const Tables& tables) {
  Tables out;
  // Placeholders are what a raw query may not write; the scan would end there.
  std::string text = sql;
  std::replace(text.begin(), text.end(), '?', '0');
  const std::vector<RawToken> tokens = plan::scan_raw(text).tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool after = is_word(tokens[i - 1], {"from", "join", "into", "update"}) || tokens[i - 1].value == ",";
    const bool name = tokens[i].kind == RawToken::Kind::word || tokens[i].kind == RawToken::Kind::name;
    const auto table = after && name ? tables.find(fold(tokens[i].value)) : tables.end();
    if (table == tables.end()) continue;
    std::size_t next = i + 1;
    if (next < tokens.size() && is_word(tokens[next], {"as"})) ++next;
    const bool alias = next < tokens.size() &&
                       (tokens[next].kind == RawToken::Kind::name ||
                        (tokens[next].kind == RawToken::Kind::word && !dialect::sql::is_keyword(tokens[next].value)));
    out.emplace(fold(tokens[alias ? next : i].value), table->second);
  }
  return out;
}

// "SEARCH p" and "SEARCH p USING PRIMARY KEY": the smallest or largest value is looked for among all rows. A search
// that skips some has an index or says of which rows: "(sku=?)".
bool searches_all(std::string_view line) {
  const std::size_t how = line.find(" USING ");
  const std::string_view found_by = how == std::string_view::npos ? "" : line.substr(how);
  return line.starts_with("SEARCH ") && found_by.find(" INDEX ") == std::string_view::npos &&
         found_by.find('(') == std::string_view::npos;
}

// The tables that a plan reads row by row: those, "SCAN p", and "SCAN p USING COVERING INDEX ...".
std::vector<const dialect::Table*> scanned(const std::vector<std::string>& lines, const Tables& names) {
  std::vector<const dialect::Table*> out;
  for (const std::string& line : lines) {
    std::string_view rest = line;
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!searches_all(rest) && !rest.starts_with("SCAN ")) continue;
    const std::string what = fold(rest.substr(rest.find(' ') + 1));
    const dialect::Table* found = nullptr;
    std::size_t longest = 0;
    for (const auto& [name, table] : names) {
      const bool is = what == name || what.starts_with(name + " ");
      if (!is || name.size() < longest) continue;
      longest = name.size();
      found = table;
    }
    if (found != nullptr && std::find(out.begin(), out.end(), found) == out.end()) out.push_back(found);
  }
  return out;
}

bool sorts(const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("USE TEMP B-TREE FOR ORDER BY") != std::string::npos;
  });
}

class Reporter {
 public:
  Reporter(const model::Model& model, const Database& database, const dialect::Aggregate& aggregate,
           const plan::Query& query, const std::string& sql)
      : model_(model),
        database_(database),
        aggregate_(aggregate),
        query_(query),
        method_(model.repositories[query.repository].methods[query.method]),
        sql_(sql) {
    add(aggregate.root, tables_);
    names_ = aliases(sql, tables_);
  }

  std::vector<diag::Diagnostic> report(const std::vector<std::string>& plan) const {
    std::vector<diag::Diagnostic> out;
    for (const dialect::Table* table : scanned(plan, names_)) out.push_back(remark(*table, plan));
    return out;
  }

 private:
  diag::Diagnostic remark(const dialect::Table& table, const std::vector<std::string>& plan) const {
    diag::Diagnostic out =
        diag::make(diag::Id::full_scan, method_.span,
                   fmt::format("'{}' reads every row of table {}", plan::shortened(method_.name), table.name));
    const Candidates all = candidates(model_, aggregate_, query_, table);
    const CandidateSet* best = nullptr;
    for (const CandidateSet& set : all.sets) {
      const std::vector<std::string> with = database_.plan_with(sql_, indexes(set));
      const std::vector<const dialect::Table*> left = scanned(with, names_);
      if (std::find(left.begin(), left.end(), &table) != left.end()) continue;
      if (set.ordered && (sorts(with) || !sorts(plan))) continue;
      best = &set;
      break;
    }
    if (best != nullptr) {
      suggest(*best, out);
    } else if (!all.why_not.empty()) {
      out.note({}, fmt::format("no index can serve it: {}", all.why_not));
    } else {
      out.note({}, "no index can serve it: its criteria leave every row of that table to be looked at");
    }
    return out;
  }

  std::vector<Database::Index> indexes(const CandidateSet& set) const {
    std::vector<Database::Index> out;
    for (const Candidate& one : set.indexes) {
      Database::Index index{one.table->name, {}};
      for (std::size_t field : one.fields) add_columns(*one.table, field, index.columns);
      out.push_back(std::move(index));
    }
    return out;
  }

  // The field's column, or those of a group's parts.
  void add_columns(const dialect::Table& table, std::size_t field, std::vector<std::string>& out) const {
    const auto at = std::find(table.fields.begin(), table.fields.end(), field);
    if (at != table.fields.end())
      out.push_back(table.columns[static_cast<std::size_t>(at - table.fields.begin())].name);
    for (const std::size_t part : model_.entities[table.entity].fields[field].parts) add_columns(table, part, out);
  }

  void suggest(const CandidateSet& set, diag::Diagnostic& out) const {
    std::set<std::string> said;
    for (const Candidate& one : set.indexes) {
      const model::Entity& entity = model_.entities[one.table->entity];
      std::vector<std::string> names;
      for (std::size_t field : one.fields) names.push_back(fmt::format("\"{}\"", entity.fields[field].name));
      const model::Field& first = entity.fields[one.fields.front()];
      // A part is declared in a struct of which others may have values as well.
      const bool single = one.fields.size() == 1 && !first.holder;
      const std::string attribute =
          single ? fmt::format("[[repoc::index]] on '{}' of '{}'", first.name, plan::unqualified(entity.name))
                 : fmt::format("[[repoc::index({})]] on '{}'", fmt::join(names, ", "), plan::unqualified(entity.name));
      if (!said.insert(attribute).second) continue;
      const std::string_view others = set.indexes.size() == 1 ? "" : ", together with the others";
      const std::string_view dropped = query_.has_maybe() ? " where no criterion is dropped" : "";
      out.note(single ? first.span : entity.span, fmt::format("{} would serve it{}{}", attribute, others, dropped));
    }
  }

  const model::Model& model_;
  const Database& database_;
  const dialect::Aggregate& aggregate_;
  const plan::Query& query_;
  const model::Method& method_;
  const std::string& sql_;
  Tables tables_;
  Tables names_;
};

}  // namespace

Explanation explain(const model::Model& model, const Database& database, const dialect::Aggregate& aggregate,
                    const plan::Query& query, const dialect::Statement& statement) {
  const std::string& text = statement.whole_text();
  Explanation out;
  out.plans.push_back({"statement", database.plan(text)});
  // With criteria that may be dropped these are made at run time, from the same parts.
  if (!query.has_maybe()) {
    if (!statement.after.empty()) out.plans.push_back({"after", database.plan(statement.after)});
    if (!statement.count.empty()) out.plans.push_back({"count", database.plan(statement.count)});
    if (!statement.removed.empty()) out.plans.push_back({"removed", database.plan(statement.removed)});
  }
  const bool criteria = query.where || (!query.raw.empty() && !query.parameters.empty());
  if (criteria) {
    out.remarks = Reporter(model, database, aggregate, query, text).report(out.plans.front().lines);
  }
  return out;
}

}  // namespace repoc::check
