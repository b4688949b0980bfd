// The SQLite back end: the runtime's own driver, binding and assembly of texts, on a database in memory.
#include <algorithm>
#include <limits>
#include <optional>
#include <repoc/detail/driver.hpp>
#include <repoc/error.hpp>
#include <repoc/generated/cursor.hpp>
#include <repoc/sqlite/generated.hpp>
#include <stdexcept>

#include "back_end.hpp"

namespace repoc::property {

namespace {

using model::Type;
using model::TypeKind;

// What a value of the type is stored as.
const Type& stored_as(const Type& type) {
  const bool other = type.is(TypeKind::optional) || type.is(TypeKind::ref) || type.is(TypeKind::coded) ||
                     type.is(TypeKind::reference) || type.is(TypeKind::library);
  return other && !type.args.empty() ? stored_as(type.args.front()) : type;
}

bool is_wide_unsigned(const Type& type) {
  return stored_as(type).is(TypeKind::integer) && stored_as(type).bits == 64 && !stored_as(type).is_signed;
}

void bind_value(detail::Binder& binder, int at, const Value& value, const Type& type);

// Elements of a list or map on their way to the binder.
struct Bag {
  const Value& value;
  const Type& type;
  static void add(detail::List& to, const void* bag) {
    const auto& [value, type] = *static_cast<const Bag*>(bag);
    if (const auto* items = std::get_if<Items>(&value)) {
      for (const Element& one : items->elements) {
        to.next();
        bind_value(to, 0, value_of(one), type.args.front());
      }
      return;
    }
    for (const auto& [key, one] : std::get<Entries>(value).elements) {
      to.next();
      to.bind(0, key);
      bind_value(to, 1, value_of(one), type.args.back());
    }
  }
};

void bind_value(detail::Binder& binder, int at, const Value& value, const Type& type) {
  std::visit(
      [&]<class V>(const V& v) {
        const Type& stored = stored_as(type);
        const bool is_unsigned = is_wide_unsigned(type);
        if constexpr (std::same_as<V, Absent>) {
          binder.null(at);
        } else if constexpr (std::same_as<V, Exact>) {
          binder.decimal(at, Decimal::parse(v.text()).value());
        } else if constexpr (std::same_as<V, Items> || std::same_as<V, Entries>) {
          const Bag bag{value, stored};
          binder.items(at, stored.is(TypeKind::map) ? detail::ItemKind::map : detail::ItemKind::list, {&bag, Bag::add});
        } else if constexpr (std::same_as<V, std::string>) {
          stored.is(TypeKind::uuid) ? binder.uuid(at, Uuid::parse(v).value()) : binder.bind(at, v);
        } else if constexpr (std::same_as<V, std::int64_t>) {
          if (is_unsigned) {
            binder.bind(at, static_cast<std::uint64_t>(v));
          } else {
            binder.bind(at, v);
          }
        } else {
          binder.bind(at, v);
        }
      },
      value);
}

// An argument as generated code passes it.
class Bound {
 public:
  // `part`: the way to what of it is bound.
  Bound(const Argument& argument, const std::vector<model::Hop>& part) : argument_(argument) {
    for (const Argument::Part& one : argument.parts) {
      if (one.way == part) part_ = &one;
    }
    if ((part_ != nullptr) == (part.empty() || argument.parts.empty())) {
      throw std::logic_error("a statement takes a part of an argument that it does not have");
    }
    if (const auto* text = std::get_if<std::string>(&argument.value); text != nullptr && argument.pattern) {
      like_.emplace(std::string_view(*text));
    }
  }
  [[nodiscard]] bool is_dropped() const noexcept { return argument_.maybe && !argument_.given; }
  void bind_to(detail::Statement& statement, int at) const {
    switch (argument_.role) {
      case Argument::Role::limit:
        return statement.bind(at, argument_.rows);
      case Argument::Role::offset:
        return statement.bind(at, argument_.skip);
      case Argument::Role::list:
        list_ = statement.make_list();
        for (const Value& item : argument_.items) {
          list_->next();
          bind_value(*list_, 0, item, stored_as(argument_.type).args.front());
        }
        return statement.bind_list(at, *list_);
      default:
        if (like_) return like_->bind_to(statement, at);
        if (part_ != nullptr) return bind_value(statement, at, part_->value, part_->type);
        return bind_value(statement, at, argument_.value, argument_.type);
    }
  }

 private:
  const Argument& argument_;
  const Argument::Part* part_ = nullptr;
  std::optional<sqlite::Like> like_;
  mutable std::unique_ptr<detail::List> list_;
};

// A dialect's statement as the constants of generated code are.
class Constants {
 public:
  Constants(const dialect::Table& table, const dialect::Statement& statement) {
    for (const dialect::Table::Column& column : table.columns) columns_.push_back({column.name, column.field});
    table_.name = table.name;
    table_.columns = columns_;
    query_.name = statement.name;
    query_.text = statement.text;
    query_.count = statement.count;
    query_.after = statement.after;
    query_.keyset_at = static_cast<int>(statement.keyset_at);
    query_.keyset = static_cast<int>(statement.keyset);
    query_.removed = statement.removed;
    query_.sort_prefix = statement.sort_prefix;
    if (statement.where) add(*statement.where);
    query_.where = clauses_;
  }
  Constants(const Constants&) = delete;
  Constants& operator=(const Constants&) = delete;
  [[nodiscard]] const sql::Table& table() const { return table_; }
  [[nodiscard]] const sql::Query& query() const { return query_; }

 private:
  void add(const dialect::Clause& clause) {
    static constexpr sql::Clause::Kind kKinds[] = {sql::Clause::Kind::all_of, sql::Clause::Kind::any_of,
                                                   sql::Clause::Kind::around, sql::Clause::Kind::leaf};
    clauses_.push_back({kKinds[static_cast<std::size_t>(clause.kind)], clause.text, clause.end,
                        static_cast<int>(clause.children.size()), static_cast<int>(clause.first_argument),
                        static_cast<int>(clause.arguments)});
    for (const dialect::Clause& child : clause.children) add(child);
  }

  std::vector<sql::Column> columns_;
  std::vector<sql::Clause> clauses_;
  sql::Table table_;
  sql::Query query_;
};

Value read(detail::Row& row, int at, const Type& type) {
  const auto get = [&]<class V>(V value) {
    row.get(at, value);
    return Value(std::move(value));
  };
  if (row.is_null(at)) return Absent{};
  switch (type.kind) {
    case TypeKind::optional:
    case TypeKind::ref:
    case TypeKind::coded:
      return read(row, at, type.args.front());
    case TypeKind::uuid:
      return row.uuid(at).text();
    case TypeKind::decimal:
      return Exact(row.decimal(at).text());
    case TypeKind::enumeration:
      return type.by_number ? get(std::int64_t{}) : get(std::string{});
    case TypeKind::list: {
      Items out;
      const auto items = row.items(at, detail::ItemKind::list);
      while (items->next()) out.elements.push_back(element_of(read(*items, 0, type.args.front())));
      return out;
    }
    case TypeKind::map: {
      Entries out;
      const auto items = row.items(at, detail::ItemKind::map);
      while (items->next()) {
        out.elements.emplace(std::get<std::string>(read(*items, 0, type.args.front())),
                             element_of(read(*items, 1, type.args.back())));
      }
      return out;
    }
    case TypeKind::boolean:
      return get(bool{});
    case TypeKind::integer:
    case TypeKind::time_point:
    case TypeKind::duration:
      return get(std::int64_t{});
    case TypeKind::floating:
      return get(double{});
    case TypeKind::bytes:
      return get(Bytes{});
    case TypeKind::date:
      return get(std::chrono::year_month_day{});
    default:
      return get(std::string{});
  }
}

class Sqlite final : public BackEnd {
 public:
  [[nodiscard]] const dialect::Dialect& dialect() const override { return *dialect::find("sqlite"); }

  void load(const World& world, const dialect::Aggregate& aggregate) override {
    world_ = &world;
    aggregate_ = &aggregate;
    connection_.end();
    database_.reset();
    database_.emplace(open("sqlite::memory:?pool=1"));
    connection_ = detail::Lease(database_->state().shared_from_this());
    for (const std::string& statement : aggregate.ddl) {
      detail::Run(*connection_, StatementKind::schema, {"schema"}, statement).finish();
    }
    const std::vector<std::vector<Row>> tables = table_rows(world, world.objects);
    connection_->begin(detail::Lock::write);
    std::size_t next = 0;
    insert(aggregate.root, {}, tables, next);
    connection_->commit();
  }

  Answer ask(const Call& call) override {
    const Constants constants(aggregate_->root, call.statement);
    std::vector<Bound> bound;
    bound.reserve(call.statement.arguments.size());
    std::vector<Sort<World>> sorts(call.statement.arguments.size());
    std::vector<detail::Argument> arguments;
    for (std::size_t i = 0; i < call.statement.arguments.size(); ++i) {
      const auto& [parameter, binding, part] = call.statement.arguments[i];
      const Argument& argument = call.arguments.at(parameter);
      if (binding == dialect::Binding::sort) {
        for (const Argument::SortItem& item : argument.sort) {
          item.descending ? sorts[i].desc(item.field) : sorts[i].asc(item.field);
        }
        arguments.emplace_back(sorts[i]);
      } else {
        if ((binding == dialect::Binding::list) != (argument.role == Argument::Role::list) ||
            (binding == dialect::Binding::like_pattern) != argument.pattern) {
          throw std::logic_error("a statement binds an argument in another way than its criterion asks for");
        }
        bound.emplace_back(argument, part);
        arguments.emplace_back(bound.back());
      }
    }
    const detail::Asked asked(constants.table(), constants.query(), arguments);
    try {
      return answer(call, asked);
    } catch (const RangeError&) {
      Answer out;
      out.refused = true;
      return out;
    }
  }

 private:
  using Types = std::vector<Type>;

  // The columns of a table that is below owners with keys of those types.
  Types table_types(const dialect::Table& table, Types owners) const {
    if (!table.position.empty()) owners.push_back(scalar(TypeKind::integer, 64));
    for (Type& type : entity_types(table.entity)) owners.push_back(std::move(type));
    return owners;
  }
  // The key that the rows of its children begin with.
  Types key_types(const dialect::Table& table, Types owners) const {
    if (table.single) return owners;
    const model::Entity& entity = world_->model.entities[table.entity];
    for (const std::size_t id : entity.ids()) owners.push_back(entity.fields[id].type);
    if (entity.ids().empty()) owners.push_back(scalar(TypeKind::integer, 64));
    return owners;
  }

  void insert(const dialect::Table& table, const Types& owners, const std::vector<std::vector<Row>>& rows,
              std::size_t& next) {
    const Types types = table_types(table, owners);
    for (const Row& row : rows.at(next)) {
      detail::Run run(*connection_, StatementKind::write, {"insert"}, table.insert);
      for (std::size_t i = 0; i < row.size(); ++i) {
        bind_value(run.statement(), static_cast<int>(i) + 1, row[i], types.at(i));
      }
      run.finish();
    }
    ++next;
    for (const dialect::Table& child : table.children) insert(child, key_types(table, owners), rows, next);
  }

  Types entity_types(std::size_t entity) const {
    Types out;
    for (const model::Field& field : world_->model.entities[entity].fields) {
      if (field.has_column()) out.push_back(field.type);
    }
    return out;
  }

  Types row_types(const Question& question) const {
    if (question.columns.empty() && question.group.empty() && question.verb != Verb::count) {
      return entity_types(world_->root);
    }
    Types out;
    for (const Path& path : question.group) out.push_back(field_of(*world_, path).type);
    if (question.verb == Verb::count) {
      out.push_back(scalar(TypeKind::integer, 64));
      return out;
    }
    for (const Path& path : question.columns) {
      const bool integers = held(field_of(*world_, path)).is(TypeKind::integer);
      if (question.verb == Verb::average || (question.verb == Verb::sum && !integers)) {
        out.push_back(scalar(TypeKind::floating, 64));
      } else {
        out.push_back(question.verb == Verb::sum ? scalar(TypeKind::integer, 64) : field_of(*world_, path).type);
      }
    }
    return out;
  }

  static Row read_row(detail::Row& row, const Types& types) {
    Row out;
    for (std::size_t i = 0; i < types.size(); ++i) out.push_back(read(row, static_cast<int>(i), types[i]));
    return out;
  }

  // With the values that follow the arguments.
  std::vector<Row> rows(const detail::Asked& asked, std::string_view text, const Types& types,
                        std::initializer_list<std::int64_t> more = {}) {
    std::string made;
    detail::Run run(*connection_, StatementKind::query, asked.name(), asked.text(text, made));
    asked(run.statement());
    int at = asked.next_number();
    for (const std::int64_t value : more) run.statement().bind(at++, value);
    std::vector<Row> out;
    while (run.next()) out.push_back(read_row(run.row(), types));
    return out;
  }

  Answer answer(const Call& call, const detail::Asked& asked) {
    const Question& question = call.question;
    const sql::Query& query = asked.query();
    Answer out;
    if (question.verb == Verb::remove || question.verb == Verb::update) return write(question, asked);
    const Types types = row_types(question);
    if (question.verb == Verb::exists) {
      std::string made;
      detail::Run run(*connection_, StatementKind::query, asked.name(), asked.text(query.text, made));
      asked(run.statement());
      out.rows = {{run.next()}};
    } else if (const Argument* page = question.extra_of(Argument::Role::page)) {
      const bool slice = question.shape == Question::Shape::slice;
      out.rows = rows(asked, query.text, types, {page->rows + (slice ? 1 : 0), page->skip * page->rows});
      if (!slice) {
        const std::vector<Row> count = rows(asked, query.count, {scalar(TypeKind::integer, 64)});
        out.total = std::get<std::int64_t>(count.at(0).at(0));
      }
    } else if (const Argument* cursor = question.extra_of(Argument::Role::cursor)) {
      out.rows = pages(asked, types, cursor->rows);
    } else {
      out.rows = rows(asked, query.text, types);
    }
    return out;
  }

  // Every page, one after the other.
  std::vector<Row> pages(const detail::Asked& asked, const Types& types, std::int64_t size) {
    const sql::Query& query = asked.query();
    std::vector<Row> out;
    std::string next;
    do {
      std::optional<detail::CursorKey> after;
      if (!next.empty()) after.emplace(query, next);
      next.clear();
      std::string made;
      detail::Run run(*connection_, StatementKind::query, asked.name(),
                      asked.text(after ? query.after : query.text, made));
      asked(run.statement());
      int at = asked.next_number();
      if (after) at = after->bind(run.statement(), at);
      run.statement().bind(at, size + 1);
      detail::KeyEncoder last;
      for (std::int64_t i = 0; run.next(); ++i) {
        if (i == size) {
          next = detail::cursor_text(query, last.view());
          break;
        }
        out.push_back(read_row(run.row(), types));
        if (i + 1 == size) run.row().key(query.keyset_at, query.keyset, last);
      }
    } while (!next.empty() && out.size() <= 4 * world_->objects.size());  // a page that stands still would not end
    return out;
  }

  static bool has_criteria(const detail::Asked& asked) {
    try {
      asked.require_criteria();
      return true;
    } catch (const UsageError&) {
      return false;
    }
  }

  Answer write(const Question& question, const detail::Asked& asked) {
    Answer out;
    connection_->begin(detail::Lock::write);
    try {
      if (has_criteria(asked)) {
        run_write(question, asked, out);
      } else {
        out.refused = true;
      }
    } catch (const RangeError&) {
      out.refused = true;
    } catch (...) {
      connection_->rollback();
      throw;
    }
    // What a refused statement did is seen in here as well: it must be nothing.
    stored(aggregate_->root, {}, out.tables);
    connection_->rollback();
    return out;
  }

  void run_write(const Question& question, const detail::Asked& asked, Answer& out) {
    if (question.verb == Verb::remove && question.shape == Question::Shape::list) {
      out.rows = rows(asked, asked.query().removed, entity_types(world_->root));
    }
    std::string made;
    detail::Run run(*connection_, StatementKind::write, asked.name(), asked.text(asked.query().text, made));
    asked(run.statement());
    out.affected = run.finish();
  }

  void stored(const dialect::Table& table, const Types& owners, std::vector<std::vector<Row>>& out) {
    std::string text;
    const Types types = table_types(table, owners);
    const auto add = [&](const std::string& column) { text += (text.empty() ? "select " : ", ") + column; };
    for (const std::string& column : table.owner_key) add(column);
    if (!table.position.empty()) add(table.position);
    for (const dialect::Table::Column& column : table.columns) add(column.name);
    std::vector<Row> rows;
    {
      detail::Run run(*connection_, StatementKind::query, {"stored"}, text + " from " + table.name);
      while (run.next()) rows.push_back(read_row(run.row(), types));
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return compare(a, b) < 0; });
    out.push_back(std::move(rows));
    for (const dialect::Table& child : table.children) stored(child, key_types(table, owners), out);
  }

  const World* world_ = nullptr;
  const dialect::Aggregate* aggregate_ = nullptr;
  std::optional<Database> database_;
  detail::Lease connection_;
};

}  // namespace

const std::vector<BackEndRow>& back_ends() {
  static const std::vector<BackEndRow> rows = {{"sqlite", [] { return std::make_unique<Sqlite>(); }}};
  return rows;
}

}  // namespace repoc::property
