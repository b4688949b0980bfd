#include "spelling.hpp"

#include <algorithm>
#include <cctype>

#include "text/words.hpp"

namespace repoc::property {

namespace {

using model::Type;
using model::TypeKind;

Type library(const std::string& name, Type inner) {
  return wrapped(TypeKind::library, "repoc::" + name, std::move(inner));
}
Type optional(Type inner) {
  return inner.is(TypeKind::optional) ? inner : wrapped(TypeKind::optional, "std::optional", std::move(inner));
}
Type list(Type inner) { return wrapped(TypeKind::list, "std::vector", std::move(inner)); }
Type integer() { return scalar(TypeKind::integer, 64); }

class Speller {
 public:
  Speller(Random& random, World& world, const Question& question, bool plain)
      : random_(random), world_(world), q_(question), plain_(plain), doubled_(!plain && random.chance(15)) {}

  Spelled spell() {
    verb();
    criteria();
    groups();
    orders();
    if (q_.lock) one_of({"for_update", "for_update_skip_locked", "for_update_nowait", "for_share"});
    extras();
    model::Method method;
    const bool camel = !plain_ && !doubled_ && random_.chance(25);
    method.sentence = camel ? camel_case(name_) : name_;
    method.sentence_is_name = !plain_;
    method.name = plain_ ? "derived" : method.sentence;
    method.span = {0, 0, static_cast<std::uint32_t>(method.sentence.size())};
    std::erase_if(world_.model.records, [](const model::Record& record) { return !record.value; });
    method.result = result();
    for (std::size_t i = 0; i < asked_.arguments.size(); ++i) {
      model::Parameter parameter;
      if (random_.chance(70)) parameter.name = "value" + std::to_string(i + 1);
      if (!parameter.name.empty()) parameter.words = {parameter.name};
      parameter.type = asked_.arguments[i].type;
      method.parameters.push_back(std::move(parameter));
    }
    world_.model.repositories.front().methods = {std::move(method)};
    return std::move(asked_);
  }

 private:
  using Words = std::initializer_list<const char*>;

  void add(const std::string& words) {
    if (words.empty()) return;
    if (!name_.empty()) name_ += '_';
    name_ += words;
  }
  // One of several spellings; an empty one is none.
  void one_of(Words words) { add(choice(words)); }
  std::string choice(Words words) { return random_.pick(words); }

  static std::string camel_case(const std::string& name) {
    std::string out;
    bool hump = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      const bool before_number = i + 1 < name.size() && name[i + 1] >= '0' && name[i + 1] <= '9';
      if (c == '_' && !before_number) {
        hump = true;
        continue;
      }
      out += hump ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      hump = false;
    }
    return out;
  }

  std::string path(const Path& path) {
    const std::string hop = plain_ ? "." : doubled_ ? "__" : "_";
    std::string out;
    std::size_t entity = world_.root;
    for (const Hop& step : path.hops) {
      out += name_of(field_at(world_, entity, step.list)) + hop;
      if (step.quantifier == Quantifier::every) out += "every" + hop;
      if (step.quantifier == Quantifier::none) out += "none" + hop;
      if (step.quantifier == Quantifier::any && quantifiers_ && random_.chance(15)) out += "any" + hop;
      entity = child_entity(world_, entity, step.list);
    }
    const model::Entity& e = world_.model.entities[entity];
    const model::Field& field = e.fields[path.field];
    const bool only_key = field.id && e.ids().size() == 1;
    return out + (only_key && !plain_ && random_.chance(30) ? "id" : name_of(field, hop));
  }

  void verb() {
    switch (q_.verb) {
      case Verb::find:
        if (q_.shape == Question::Shape::stream) {
          add("stream");
        } else {
          one_of({"find", "get", "list", "read", "query", "search", "retrieve"});
        }
        read_modifiers();
        if (!q_.unsaid) columns();
        break;
      case Verb::count:
        add("count");
        if (random_.chance(15)) add("all");
        label(15);
        if (q_.distinct) add("distinct");
        columns();
        break;
      case Verb::exists:
        add("exists");
        label(15);
        break;
      case Verb::sum:
        add("sum");
        columns();
        break;
      case Verb::average:
        add("avg");
        columns();
        break;
      case Verb::min:
        add("min");
        columns();
        break;
      case Verb::max:
        add("max");
        columns();
        break;
      case Verb::remove:
        one_of({"delete", "remove", "erase"});
        if (!q_.where) {
          add("all");
          break;
        }
        if (random_.chance(20)) add("all");
        label(20);
        limit();
        break;
      case Verb::update:
        one_of({"update", "modify"});
        if (random_.chance(20)) add("all");
        label(20);
        sets();
        break;
    }
  }

  void label(unsigned percent) {
    if (random_.chance(percent)) one_of({"widget", "widgets"});
  }

  void limit() {
    if (!q_.first) return;
    const std::string word = choice({"first", "top"});
    if (*q_.first == 1 && random_.chance(70)) return add(word);
    add(word + (random_.chance(50) ? "_" : "") + std::to_string(*q_.first));
  }

  // In any order.
  void read_modifiers() {
    std::vector<int> order{0, 1, 2, 3};
    random_.shuffle(order);
    for (const int one : order) {
      if (one == 0 && random_.chance(20)) add("all");
      if (one == 1) label(15);
      if (one == 2) limit();
      if (one == 3 && (q_.distinct || (q_.columns.empty() && random_.chance(5)))) add("distinct");
    }
  }

  void columns() {
    for (std::size_t i = 0; i < q_.columns.size(); ++i) add((i == 0 ? "" : "and_") + path(q_.columns[i]));
  }

  void sets() {
    for (std::size_t i = 0; i < q_.sets.size(); ++i) {
      const Set& set = q_.sets[i];
      if (i != 0) add("and");
      if (set.kind == Set::Kind::increment) add("increment");
      if (set.kind == Set::Kind::decrement) add("decrement");
      if (set.kind == Set::Kind::clear) add("clear");
      add(path({{}, set.field}));
      if (set.argument) asked_.arguments.push_back(*set.argument);
    }
  }

  void criteria() {
    if (!q_.where) return;
    quantifiers_ = true;
    add("by");
    for (std::size_t i = 0; i < q_.where->any_of.size(); ++i) {
      if (i != 0) add("or");
      const Conjunction& conjunction = q_.where->any_of[i];
      for (std::size_t n = 0; n < conjunction.size(); ++n) {
        if (n != 0) add("and");
        const Term& term = conjunction[n];
        if (term.size() > 1) add("either");
        for (std::size_t k = 0; k < term.size(); ++k) {
          if (k != 0) add("or");
          condition(term[k]);
        }
      }
    }
    if (q_.where->fold_all) add("all_" + choice({"ignore_case", "ignoring_case"}));
    quantifiers_ = false;
  }

  void condition(const Condition& c) {
    add(path(c.path));
    if (c.other) {
      add(compared(c));
      add("field");
      quantifiers_ = false;  // only the first path has them
      add(path(*c.other));
      quantifiers_ = true;
      return;
    }
    bool fold = c.fold;
    add(operation(c, fold));
    if (fold) one_of({"ignore_case", "ignoring_case"});
    for (const Argument& argument : c.arguments) asked_.arguments.push_back(argument);
  }

  std::string prefix(bool negated) {
    if (plain_) return negated ? "is_not_" : "is_";
    return negated ? choice({"not_", "is_not_"}) : choice({"", "", "is_"});
  }

  std::string compared(const Condition& c) {
    const bool alike = plain_ || random_.chance(60);
    const std::string or_equal = alike ? choice({"_or_equal", "_equal"})
                                       : choice({"_or_equal", "_equal", "_equals", "_or_equal_to", "_equal_to"});
    switch (c.op) {
      case Op::equal:
        return prefix(c.negated) + (alike ? "equal" : choice({"equals", "equal_to"}));
      case Op::less:
        return prefix(c.negated) + (alike ? "less_than" : choice({"lower_than", "before"}));
      case Op::less_equal:
        return prefix(c.negated) + (alike ? "less_than" : choice({"lower_than", "less_than"})) + or_equal;
      case Op::greater:
        return prefix(c.negated) + (alike ? "greater_than" : "after");
      default:
        return prefix(c.negated) + "greater_than" + or_equal;
    }
  }

  std::string operation(const Condition& c, bool& fold) {
    switch (c.op) {
      case Op::equal:
        if (plain_ || random_.chance(40)) return compared(c);
        return c.negated ? choice({"not", "is_not"}) : choice({"", "", "is"});
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return compared(c);
      case Op::between:
        return prefix(c.negated) + choice({"between", "between", "in_range"});
      case Op::in:
        return prefix(c.negated) + choice({"in", "in", "in_list"});
      case Op::like:
        if (!fold || random_.chance(50)) return prefix(c.negated) + "like";
        fold = false;
        return prefix(c.negated) + "ilike";
      case Op::starts_with:
        return prefix(c.negated) + choice({"starts_with", "starting_with"});
      case Op::ends_with:
        return prefix(c.negated) + choice({"ends_with", "ending_with"});
      case Op::contains:
        return prefix(c.negated) + choice({"contains", "containing"});
      case Op::null:
        return random_.chance(70) ? prefix(c.negated) + "null" : prefix(!c.negated) + "exists";
      case Op::is_true:
        return prefix(c.negated) + "true";
      case Op::is_false:
        return prefix(c.negated) + "false";
      case Op::empty:
        return prefix(c.negated) + "empty";
      case Op::enumerator:
        return prefix(c.negated) +
               world_.model.enums[held(field_of(world_, c.path)).index].enumerators[c.enumerator].name;
    }
    return "";
  }

  void groups() {
    for (std::size_t i = 0; i < q_.group.size(); ++i) add((i == 0 ? "group_by_" : "and_") + path(q_.group[i]));
  }

  void orders() {
    if (q_.order.empty()) return;
    // find_by_order_by_x: the bare `by`.
    if (!q_.where && q_.verb == Verb::find && random_.chance(20)) add("by");
    one_of({"order_by", "order_by", "sort_by"});
    for (std::size_t i = 0; i < q_.order.size(); ++i) {
      const OrderItem& item = q_.order[i];
      if (i != 0 && (plain_ || random_.chance(50) || runs_on(q_.order[i - 1].field, item.field))) add("and");
      add(path({{}, item.field}));
      if (item.fold) one_of({"ignore_case", "ignoring_case"});
      if (item.descending) add("desc");
      if (!item.descending && (plain_ || random_.chance(30))) add("asc");
      if (item.nulls == Nulls::first) add("nulls_first");
      if (item.nulls == Nulls::last) add("nulls_last");
    }
    if (q_.order_fold_all) add("all_" + choice({"ignore_case", "ignoring_case"}));
  }

  // Whether the second field behind the first is read as one field, or as what may follow the first: without an `and`
  // the reading with fewer items is taken.
  bool runs_on(std::size_t first, std::size_t second) const {
    static constexpr const char* kMayFollow[] = {"ignore", "ignoring", "asc", "desc", "nulls", "all", "for", "and"};
    const std::vector<model::Field>& fields = world_.model.entities[world_.root].fields;
    const std::string& last = fields[first].words.back();
    const std::string& next = fields[second].words.front();
    const auto joins = [&](const model::Field& field) {
      for (std::size_t i = 0; i + 1 < field.words.size(); ++i) {
        if (field.words[i] == last && (field.words[i + 1] == next || field.words[i + 1] == "id")) return true;
      }
      return false;
    };
    return std::find(std::begin(kMayFollow), std::end(kMayFollow), next) != std::end(kMayFollow) ||
           std::any_of(fields.begin(), fields.end(), joins);
  }

  // Anywhere among the others: they are known by their types.
  void extras() {
    for (const Argument& argument : q_.extra) {
      const std::size_t at = random_.chance(70) ? asked_.arguments.size() : random_.below(asked_.arguments.size() + 1);
      asked_.arguments.insert(asked_.arguments.begin() + static_cast<std::ptrdiff_t>(at), argument);
    }
  }

  // ---- the result

  Type widget() const {
    Type out;
    out.kind = TypeKind::entity;
    out.cpp = "::Widget";
    out.index = world_.root;
    return out;
  }

  std::string member(const Path& path) const {
    std::string out;
    std::size_t entity = world_.root;
    for (const Hop& hop : path.hops) {
      out += name_of(field_at(world_, entity, hop.list)) + "_";
      entity = child_entity(world_, entity, hop.list);
    }
    return out + name_of(field_at(world_, entity, path.field));
  }

  void member(model::Record& record, const std::string& name, Type type) const {
    record.members.push_back({name, text::field_words(name), std::move(type), {}});
  }

  Type record_of(model::Record record) {
    Type out;
    out.kind = TypeKind::record;
    out.cpp = record.cpp;
    out.index = world_.model.records.size();
    world_.model.records.push_back(std::move(record));
    return out;
  }

  Type row() {
    if (q_.verb != Verb::find && q_.verb != Verb::remove) return function_type();
    if (q_.columns.empty()) return widget();
    if (q_.columns.size() == 1) return field_of(world_, q_.columns.front()).type;
    model::Record record;
    record.name = "Row";
    record.cpp = "::Row";
    for (const Path& path : q_.columns) member(record, member(path), field_of(world_, path).type);
    return record_of(std::move(record));
  }

  Type function_type() const {
    if (q_.verb == Verb::count) return integer();
    if (q_.verb == Verb::average) return scalar(TypeKind::floating, 64);
    const Type& type = field_of(world_, q_.columns.front()).type;
    if (q_.verb != Verb::sum) return model::without_optional(type);
    return model::without_optional(type).is(TypeKind::integer) ? integer() : scalar(TypeKind::floating, 64);
  }

  std::string function_name() const {
    switch (q_.verb) {
      case Verb::sum:
        return "sum";
      case Verb::average:
        return "avg";
      case Verb::min:
        return "min";
      case Verb::max:
        return "max";
      default:
        return "count";
    }
  }

  // Absent where every value of the group is.
  Type grouped_type() const {
    Type type = function_type();
    if (q_.verb == Verb::count || !field_of(world_, q_.columns.front()).optional()) return type;
    return optional(type);
  }

  Type grouped() {
    if (q_.shape == Question::Shape::map) {
      Type out = wrapped(TypeKind::map, "std::map", field_of(world_, q_.group.front()).type);
      out.args.push_back(grouped_type());
      return out;
    }
    model::Record record;
    record.name = "Row";
    record.cpp = "::Row";
    for (const Path& path : q_.group) member(record, member(path), field_of(world_, path).type);
    member(record, function_name(), grouped_type());
    return list(record_of(std::move(record)));
  }

  Type result() {
    if (!q_.group.empty()) return grouped();
    switch (q_.shape) {
      case Question::Shape::list:
        return list(row());
      case Question::Shape::pointers:
        return list(wrapped(TypeKind::pointer, "", row()));
      case Question::Shape::page:
        return library("Page", row());
      case Question::Shape::slice:
        return library("Slice", row());
      case Question::Shape::cursor_page:
        return library("CursorPage", row());
      case Question::Shape::stream:
        return library("Stream", row());
      case Question::Shape::optional:
        return optional(row());
      case Question::Shape::number:
        return integer();
      case Question::Shape::boolean:
        return scalar(TypeKind::boolean);
      case Question::Shape::nothing: {
        Type out;
        out.cpp = "void";
        return out;
      }
      default:
        return row();
    }
  }

  Random& random_;
  World& world_;
  const Question& q_;
  bool plain_;
  bool doubled_;
  bool quantifiers_ = false;
  std::string name_;
  Spelled asked_;
};

}  // namespace

Spelled spell(Random& random, World& world, const Question& question, bool plain) {
  return Speller(random, world, question, plain).spell();
}

std::string show_method(const World& world) {
  const model::Method& method = world.model.repositories.front().methods.front();
  std::string out;
  for (const model::Record& record : world.model.records) {
    if (record.value) continue;
    out += "struct " + record.name + " {";
    for (const model::Record::Member& one : record.members) out += " " + one.type.cpp + " " + one.name + ";";
    out += " };\n";
  }
  if (!method.sentence_is_name) out += "[[repoc::derive(\"" + method.sentence + "\")]]\n";
  out += method.result.cpp + " " + method.name + "(";
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    if (i != 0) out += ", ";
    out += (method.parameters[i].type.is_const ? "const " : "") + method.parameters[i].type.cpp;
    if (!method.parameters[i].name.empty()) out += " " + method.parameters[i].name;
  }
  return out + ")";
}

}  // namespace repoc::property
