// An entity -> the members of its mapping that go through its columns: how they are read, bound and compared.
//   static void read(auto& row, int at, Entity& e) {
//     row.get(at + 0, e.name);
//     if (row.is_null(at + 1)) {
//       e.address.reset();
//     } else {
//       auto& v1 = e.address.emplace();
//       row.get(at + 1, v1.street);
//     }
//   }
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "emit/parts.hpp"
#include "emit/printer.hpp"
#include "emit/way.hpp"

namespace repoc::emit {

namespace {

using model::Field;

// Its values are compared by what is stored of them, as the type itself need not know how.
bool has_codec(const model::Type& type) {
  return type.is(model::TypeKind::coded) || std::ranges::any_of(type.args, has_codec);
}

std::string joined(const std::vector<std::string>& lines) { return fmt::format("{}", fmt::join(lines, "\n")); }

class ColumnWriter {
 public:
  explicit ColumnWriter(const model::Entity& entity) : entity_(entity), numbers_(entity.fields.size()) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      const Field& field = entity.fields[i];
      if (!field.holder) members_.push_back(i);
      if (!field.has_column()) continue;
      numbers_[i] = columns_.size();
      columns_.push_back(i);
    }
  }

  [[nodiscard]] std::string read() const {
    if (columns_.empty()) return "static void read(auto& /*row*/, int /*at*/, Entity& /*e*/) {}";
    return format_template(R"(
static void read(auto& row, int at, Entity& e) {
  $lines$
}
)",
                           {{"lines", joined(read_fields(members_, "e", 0, 1))}});
  }

  [[nodiscard]] std::string bind() const {
    if (columns_.empty()) {
      return "static void bind(auto& /*statement*/, int /*at*/, int /*column*/, const auto& /*e*/) {}";
    }
    std::vector<std::string> cases;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cases.push_back(fmt::format("case {}: return statement.bind(at, {});", i, value(columns_[i], "e")));
    }
    return format_template(R"(
static void bind(auto& statement, int at, int column, const auto& e) {
  switch (column) {
    $cases$
    default: return;
  }
}
)",
                           {{"cases", joined(cases)}});
  }

  [[nodiscard]] std::string bind_key() const {
    std::vector<std::string> lines;
    for (const std::size_t id : entity_.ids()) {
      lines.push_back(fmt::format("statement.bind(at + {}, {});", lines.size(), value(id, "e")));
    }
    if (lines.empty()) return "";
    return format_template(R"(
static void bind_key(auto& statement, int at, const auto& e) {
  $lines$
}
)",
                           {{"lines", joined(lines)}});
  }

  // Keys stay what they are, the version is counted by the unit of work, and updatable(false) is written once.
  [[nodiscard]] std::string changed() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Field& column = entity_.fields[columns_[i]];
      if (!column.id && !column.version && column.updatable) lines.push_back(compare(columns_[i], i));
    }
    if (lines.empty()) {
      return "static void changed(const Entity& /*e*/, const Stored& /*s*/, repoc::ColumnSet& /*columns*/) {}";
    }
    return format_template(R"(
static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
  $lines$
}
)",
                           {{"lines", joined(lines)}});
  }

 private:
  // `object` stands for what the first `from` hops lead to, within `depth - 1` optional groups.
  std::vector<std::string> read_fields(const std::vector<std::size_t>& fields, const std::string& object,
                                       std::size_t from, int depth) const {
    std::vector<std::string> lines;
    for (const std::size_t i : fields) {
      const Field& field = entity_.fields[i];
      if (field.owns || field.presence) continue;
      const std::string to = follow(object, std::span(field.way).subspan(from)).value;
      if (field.has_column()) {
        lines.push_back(fmt::format("row.get(at + {}, {});", numbers_[i], to));
      } else if (!field.way.back().optional) {  // it has a witness too where it is within an optional one
        for (std::string& line : read_fields(field.parts, object, from, depth)) lines.push_back(std::move(line));
      } else {
        const std::string inner = fmt::format("v{}", depth);
        lines.push_back(
            format_template(R"(
if ($absent$) {
  $to$.reset();
} else {
  auto& $inner$ = $to$.emplace();
  $lines$
}
)",
                            {{"absent", absent(*field.witness, depth)},
                             {"to", to},
                             {"inner", inner},
                             {"lines", joined(read_fields(field.parts, inner, field.way.size(), depth + 1))}}));
      }
    }
    return lines;
  }

  std::string absent(std::size_t witness, int depth) const {
    if (!entity_.fields[witness].presence) return fmt::format("row.is_null(at + {})", numbers_[witness]);
    return fmt::format("bool there{0}{{}}; row.get(at + {1}, there{0}), !there{0}", depth, numbers_[witness]);
  }

  // What a Binder takes of a column.
  std::string value(std::size_t field, const std::string& object) const {
    const Field& column = entity_.fields[field];
    if (!column.presence) return follow(object, column.way).bound();
    const Way group = follow(object, entity_.fields[column.holder.value()].way);
    return fmt::format("{}{}{}.has_value()", group.there, group.there.empty() ? "" : " && ", group.value);
  }

  std::string compare(std::size_t field, std::size_t number) const {
    const Field& column = entity_.fields[field];
    const std::string now = value(field, "e");
    const std::string old = value(field, "s");
    // Within an optional group there is nothing to compare where there is no group.
    const bool within = !follow("e", column.presence ? entity_.fields[*column.holder].way : column.way).there.empty();
    if (column.presence && within) return fmt::format("if (({}) != ({})) columns.set({});", now, old, number);
    if (within) {
      return format_template(R"(
if (repoc::detail::differ($now$,
                          $old$)) {
  columns.set($number$);
}
)",
                             {{"now", now}, {"old", old}, {"number", std::to_string(number)}});
    }
    return has_codec(column.type) ? fmt::format("if (repoc::detail::differ({}, {})) columns.set({});", now, old, number)
                                  : fmt::format("if ({} != {}) columns.set({});", now, old, number);
  }

  const model::Entity& entity_;
  std::vector<std::size_t> members_;  // those that are no parts
  std::vector<std::size_t> columns_;  // as indices into Entity::fields
  std::vector<std::size_t> numbers_;  // of each field's column, from 0
};

}  // namespace

ColumnFunctions column_functions(const model::Entity& entity) {
  const ColumnWriter writer(entity);
  return {writer.read(), writer.bind(), writer.bind_key(), writer.changed()};
}

}  // namespace repoc::emit
