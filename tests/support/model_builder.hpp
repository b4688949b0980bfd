// A model written as C++ declarations, for tests that start after the front end. Spans point into a text that holds
// what was declared, so that rendered messages look like a user's.
//   ModelBuilder b;
//   b.value("shop::Address", {"std::string street", "std::string city"});
//   b.entity("shop::Batch", {"id std::string reference", "std::optional<Address> origin", "repoc::Ref<Tag, int> tag"});
//   b.repository("shop::Batches", "shop::Batch");
//   b.method("Batch* get_by_reference(std::string_view reference)");
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/model.hpp"
#include "text/span.hpp"
#include "text/words.hpp"

namespace repoc::test {

class ModelBuilder {
 public:
  ModelBuilder() { model_.headers.push_back({"repositories.hpp", "repositories.hpp"}); }

  void enumeration(const std::string& name, const std::vector<std::string>& enumerators, bool by_number = false) {
    model::Enum out{name, "::" + name, {}, by_number, {}};
    for (const std::string& one : enumerators) {
      const std::string number = std::to_string(out.enumerators.size());
      out.enumerators.push_back({one, text::field_words(one), by_number ? number : one});
    }
    out.span = append("enum class ", unqualified(name), ";\n");
    model_.enums.push_back(std::move(out));
  }

  void record(const std::string& name, const std::vector<std::string>& members) {
    model::Record out{name, "::" + name, false, {}, {}};
    out.span = append("struct ", unqualified(name), " {\n");
    for (const std::string& member : members) {
      const auto [type_text, member_name] = split_name(member);
      text_ += "  " + type_text + " ";
      out.members.push_back(
          {member_name, text::field_words(member_name), type(type_text), append("", member_name, ";\n")});
    }
    text_ += "};\n";
    model_.records.push_back(std::move(out));
  }

  // A [[repoc::value]] struct: a field of that type, optional or not, is a group.
  void value(const std::string& name, const std::vector<std::string>& members) {
    record(name, members);
    model_.records.back().value = true;
  }

  // A type with a repoc::Codec.
  void coded(const std::string& name, const std::string& stored) { coded_.emplace(name, type(stored)); }

  // Fields: "[id] [generated] [version] [unique] [index] [fixed] type name", fixed: updatable(false). A child is
  // declared before its owner, and so is the target of a Ref: one that is not is known by its name alone. `table` is
  // the words of the name where it is empty.
  std::size_t entity(const std::string& name, const std::vector<std::string>& fields, const std::string& table = "") {
    model::Entity out;
    out.name = name;
    out.cpp = "::" + name;
    out.words = text::field_words(unqualified(name));
    out.table = table.empty() ? text::snake_case(out.words) : table;
    out.span = append("struct [[repoc::entity]] ", unqualified(name), " {\n");
    for (std::string_view rest : fields) {
      const auto flag = [&rest](std::string_view word) {
        if (rest.substr(0, word.size() + 1) != std::string(word) + " ") return false;
        rest.remove_prefix(word.size() + 1);
        return true;
      };
      const bool id = flag("id");
      const bool generated = flag("generated");
      const bool version = flag("version");
      const bool unique = flag("unique");
      const bool indexed = flag("index");
      const bool updatable = !flag("fixed");
      const bool reachable = !flag("private");
      const auto [type_text, field_name] = split_name(std::string(rest));
      model::Field field = model::make_field(field_name, type(type_text));
      field.id = id;
      field.generated = generated;
      field.version = version;
      field.unique = unique;
      field.indexed = indexed;
      field.updatable = updatable;
      field.reachable = reachable;
      field.type_span = append("  ", type_text, " ");
      field.span = append("", field_name, ";\n");
      const bool list = field.type.is(model::TypeKind::list);
      if (list && field.type.args.front().is(model::TypeKind::ref)) field.owns = link(field.type.args.front());
      add_field(out.fields, std::nullopt, std::move(field));
    }
    text_ += "};\n";
    model_.entities.push_back(std::move(out));
    return model_.entities.size() - 1;
  }

  void repository(const std::string& name, const std::string& entity) {
    model::Repository out;
    out.name = name;
    out.cpp = "::" + name;
    out.entity = entity_index(entity);
    for (std::size_t id : model_.entities[out.entity].ids()) out.id_type = model_.entities[out.entity].fields[id].type;
    out.span = append("class [[repoc::repository]] ", unqualified(name), ";\n");
    model_.repositories.push_back(std::move(out));
  }

  // Adds "result name(type name, type)" to the last repository; its index there.
  std::size_t method(const std::string& declaration, const std::string& query = "") {
    const std::size_t open = declaration.find('(');
    const auto [result, name] = split_name(declaration.substr(0, open));
    model::Method out;
    out.name = out.sentence = name;
    out.query = query;
    out.result = type(result);
    if (!query.empty()) out.query_span = append("[[repoc::query(\"", query, "\")]]\n");
    out.result_span = append("  virtual ", result, " ");
    out.span = append("", name, "(");
    for (const std::string& one : split_list(declaration.substr(open + 1, declaration.rfind(')') - open - 1))) {
      model::Parameter parameter;
      const auto [type_text, parameter_name] = split_name(one);
      parameter.name = parameter_name;
      parameter.words = text::field_words(parameter_name);
      parameter.type = type(type_text);
      parameter.type_span = append(out.parameters.empty() ? "" : ", ", type_text, "");
      parameter.span = parameter_name.empty() ? parameter.type_span : append(" ", parameter_name, "");
      out.parameters.push_back(std::move(parameter));
    }
    text_ += ") = 0;\n";
    model_.repositories.back().methods.push_back(std::move(out));
    return model_.repositories.back().methods.size() - 1;
  }

  [[nodiscard]] const model::Model& model() const { return model_; }
  [[nodiscard]] model::Model& model() { return model_; }
  // The declarations so far, as the file that the spans point into.
  [[nodiscard]] text::Sources sources() const {
    text::Sources out;
    out.add("repositories.hpp", text_);
    return out;
  }

  // A type as C++ writes it. Names of entities, enumerations and structs may leave their namespace out.
  [[nodiscard]] model::Type type(const std::string& spelling) const {
    using model::TypeKind;
    const std::string s = trimmed(spelling);
    if (s == "const char*") return simple(TypeKind::c_string, s);
    if (s.back() == '*') return wrap(TypeKind::pointer, s, type(s.substr(0, s.size() - 1)));
    if (s.back() == '&') return wrap(TypeKind::reference, s, type(s.substr(0, s.size() - 1)));
    if (s.rfind("const ", 0) == 0) {
      model::Type out = type(s.substr(6));
      out.is_const = true;
      out.cpp = "const " + out.cpp;
      return out;
    }
    if (s == "void") return simple(TypeKind::none, s);
    if (s == "bool") return simple(TypeKind::boolean, s);
    if (s == "short" || s == "std::int16_t") return number(TypeKind::integer, s, 16, true);
    if (s == "int" || s == "std::int32_t") return number(TypeKind::integer, s, 32, true);
    if (s == "unsigned" || s == "std::uint32_t") return number(TypeKind::integer, s, 32, false);
    if (s == "long" || s == "std::int64_t") return number(TypeKind::integer, s, 64, true);
    if (s == "std::size_t" || s == "std::uint64_t") return number(TypeKind::integer, s, 64, false);
    if (s == "float") return number(TypeKind::floating, s, 32, true);
    if (s == "double") return number(TypeKind::floating, s, 64, true);
    if (s == "std::string") return simple(TypeKind::text, s);
    if (s == "std::string_view") return simple(TypeKind::text_view, s);
    if (s == "std::chrono::year_month_day") return simple(TypeKind::date, s);
    if (s == "std::chrono::seconds" || s == "std::chrono::milliseconds") return simple(TypeKind::duration, s);
    if (s == "std::chrono::sys_seconds") return wrap(TypeKind::time_point, s, type("std::chrono::seconds"));
    if (s == "std::vector<std::byte>") return simple(TypeKind::bytes, s);
    if (s == "repoc::Uuid") return simple(TypeKind::uuid, s);
    if (s == "repoc::Decimal") return simple(TypeKind::decimal, s);
    if (s.rfind("repoc::Ref<", 0) == 0) {
      const std::vector<std::string> of = split_list(s.substr(11, s.size() - 12));
      model::Type out = wrap(TypeKind::ref, s, type(of.at(1)));
      const model::Type target = named(of.front());
      out.index = target.is(TypeKind::entity) ? target.index : model::kNoEntity;
      out.name = of.front();
      return out;
    }
    if (const std::size_t angle = s.find('<'); angle != std::string::npos) {
      const std::string head = s.substr(0, angle);
      model::Type out = simple(kind_of_template(head), s);
      if (out.is(TypeKind::library)) out.name = head.substr(7);
      for (const std::string& argument : split_list(s.substr(angle + 1, s.size() - angle - 2))) {
        out.args.push_back(type(argument));
      }
      return out;
    }
    if (s.rfind("repoc::", 0) == 0) {
      model::Type out = simple(TypeKind::library, s);
      out.name = s.substr(7);
      return out;
    }
    return named(s);
  }

 private:
  // Puts the field behind the others, and its parts behind it.
  void add_field(std::vector<model::Field>& fields, std::optional<std::size_t> holder, model::Field field) {
    const std::size_t index = fields.size();
    const model::Type held = model::without_optional(field.type);
    const bool group = held.is(model::TypeKind::record) || (held.is(model::TypeKind::ref) && !model::is_scalar(held));
    field.way.back().optional = group && field.optional();
    if (holder) {
      model::Field& above = fields[*holder];
      field.name = above.name + "." + field.name;
      field.hops = above.hops;
      field.hops.push_back(above.words.size());
      field.words.insert(field.words.begin(), above.words.begin(), above.words.end());
      field.way.insert(field.way.begin(), above.way.begin(), above.way.end());
      field.column = above.column + "_" + field.column;
      field.updatable = field.updatable && above.updatable;
      field.holder = holder;
      above.parts.push_back(index);
    }
    fields.push_back(std::move(field));
    if (!group) return;
    for (model::Field& part : parts(held)) add_field(fields, index, std::move(part));
    if (fields[index].optional()) fields[index].witness = certain(fields, index);
    if (fields[index].optional() && !fields[index].witness) add_presence(fields, index);
    if (!holder) make_optional(fields, index, {});
  }

  [[nodiscard]] std::vector<model::Field> parts(const model::Type& held) const {
    std::vector<model::Field> out;
    const bool ref = held.is(model::TypeKind::ref);
    const model::Type& from = ref ? held.args.front() : held;
    for (std::size_t i = 0; i < from.args.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      model::Field& part = out.emplace_back(model::make_field("key." + number, from.args[i]));
      part.words = {number};
      part.column = number;
      part.way = {{"", false, i}};
    }
    if (from.is(model::TypeKind::record)) {
      for (const model::Record::Member& member : model_.records[from.index].members) {
        out.push_back(model::make_field(member.name, member.type));
        out.back().span = member.span;
      }
    }
    for (model::Field& part : out) {
      if (ref) part.way.insert(part.way.begin(), {"key", false, {}});
    }
    return out;
  }

  // The first part that is there whenever the group is.
  static std::optional<std::size_t> certain(const std::vector<model::Field>& fields, std::size_t group) {
    for (const std::size_t i : fields[group].parts) {
      if (fields[i].optional() || fields[i].presence) continue;
      if (!fields[i].is_group()) return i;
      if (const auto inner = certain(fields, i)) return inner;
    }
    return std::nullopt;
  }

  static void add_presence(std::vector<model::Field>& fields, std::size_t group) {
    const std::size_t at = group + 1;
    const auto move_on = [&](std::size_t& index) { index += index >= at ? 1 : 0; };
    for (model::Field& field : fields) {
      if (field.holder) move_on(*field.holder);
      if (field.witness) move_on(*field.witness);
      std::for_each(field.parts.begin(), field.parts.end(), move_on);
    }
    model::Field presence;
    presence.name = fields[group].name + ".present";
    presence.way = fields[group].way;
    presence.column = fields[group].column + "_present";
    presence.type = simple(model::TypeKind::boolean, "bool");
    presence.presence = true;
    presence.holder = group;
    fields[group].parts.insert(fields[group].parts.begin(), at);
    fields[group].witness = at;
    fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(at), std::move(presence));
  }

  // Behind an optional group every column may be absent.
  static void make_optional(std::vector<model::Field>& fields, std::size_t group, std::optional<std::size_t> witness) {
    if (fields[group].witness) witness = fields[group].witness;
    for (const std::size_t i : fields[group].parts) {
      model::Field& part = fields[i];
      if (part.is_group()) {
        if (!part.optional()) part.witness = witness;
        make_optional(fields, i, witness);
      } else if (witness && !part.presence && !part.optional()) {
        const std::string cpp = "std::optional<" + part.type.cpp + ">";
        part.type = wrap(model::TypeKind::optional, cpp, std::move(part.type));
      }
    }
  }

  // The entity that is made up for a std::vector of that Ref.
  std::size_t link(const model::Type& ref) {
    for (std::size_t i = 0; i < model_.entities.size(); ++i) {
      if (model_.entities[i].link && model_.entities[i].cpp == ref.cpp) return i;
    }
    model::Entity out;
    out.name = out.cpp = ref.cpp;
    out.link = true;
    out.words = text::field_words(unqualified(ref.name));
    out.table = text::snake_case(out.words);
    out.fields = parts(ref);
    if (out.fields.empty()) out.fields.push_back(model::make_field("key", ref.args.front()));
    for (std::size_t i = 0; i < out.fields.size(); ++i) {
      out.fields[i].id = true;
      out.fields[i].column = out.table + (out.fields.size() == 1 ? "" : "_" + std::to_string(i + 1));
    }
    model_.entities.push_back(std::move(out));
    return model_.entities.size() - 1;
  }

  static std::string trimmed(std::string s) {
    while (!s.empty() && s.back() == ' ') s.pop_back();
    s.erase(0, s.find_first_not_of(' '));
    return s;
  }
  static std::string unqualified(const std::string& name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
  }
  static model::Type simple(model::TypeKind kind, const std::string& cpp) {
    model::Type out;
    out.kind = kind;
    out.cpp = cpp;
    return out;
  }
  static model::Type number(model::TypeKind kind, const std::string& cpp, unsigned bits, bool is_signed) {
    model::Type out = simple(kind, cpp);
    out.bits = bits;
    out.is_signed = is_signed;
    return out;
  }
  static model::Type wrap(model::TypeKind kind, const std::string& cpp, model::Type inner) {
    model::Type out = simple(kind, cpp);
    if (kind == model::TypeKind::pointer) out.cpp = inner.cpp + "*";
    if (kind == model::TypeKind::reference) out.cpp = inner.cpp + "&";
    out.args.push_back(std::move(inner));
    return out;
  }
  static model::TypeKind kind_of_template(const std::string& head) {
    using model::TypeKind;
    if (head == "std::optional") return TypeKind::optional;
    if (head == "std::vector") return TypeKind::list;
    if (head == "std::span" || head == "std::set" || head == "std::initializer_list") return TypeKind::span;
    if (head == "std::unique_ptr") return TypeKind::unique_ptr;
    if (head == "std::map" || head == "std::unordered_map") return TypeKind::map;
    if (head == "std::tuple") return TypeKind::tuple;
    if (head.rfind("repoc::", 0) == 0) return TypeKind::library;
    throw std::invalid_argument("ModelBuilder: unknown template " + head);
  }

  [[nodiscard]] std::size_t entity_index(const std::string& name) const {
    for (std::size_t i = 0; i < model_.entities.size(); ++i) {
      if (matches(model_.entities[i].name, name)) return i;
    }
    throw std::invalid_argument("ModelBuilder: unknown entity " + name);
  }
  static bool matches(const std::string& known, const std::string& name) {
    return known == name || unqualified(known) == name;
  }
  [[nodiscard]] model::Type named(const std::string& name) const {
    using model::TypeKind;
    const auto found = [](TypeKind kind, const std::string& cpp, std::size_t index) {
      model::Type out = simple(kind, cpp);
      out.index = index;
      return out;
    };
    for (std::size_t i = 0; i < model_.entities.size(); ++i) {
      if (matches(model_.entities[i].name, name)) return found(TypeKind::entity, model_.entities[i].cpp, i);
    }
    for (std::size_t i = 0; i < model_.enums.size(); ++i) {
      if (!matches(model_.enums[i].name, name)) continue;
      model::Type out = found(TypeKind::enumeration, model_.enums[i].cpp, i);
      out.by_number = model_.enums[i].by_number;
      return out;
    }
    for (std::size_t i = 0; i < model_.records.size(); ++i) {
      if (matches(model_.records[i].name, name)) return found(TypeKind::record, model_.records[i].cpp, i);
    }
    for (const auto& [known, stored] : coded_) {
      if (!matches(known, name)) continue;
      model::Type out = simple(TypeKind::coded, "::" + known);
      out.args.push_back(stored);
      return out;
    }
    model::Type out = simple(TypeKind::unsupported, name);
    out.why = "'" + name + "' is a type that repoc does not store";
    return out;
  }

  // "const int& qty" -> {"const int&", "qty"}; a type alone has no name.
  static std::pair<std::string, std::string> split_name(const std::string& declaration) {
    const std::string s = trimmed(declaration);
    std::size_t begin = s.size();
    while (begin > 0 && (std::isalnum(static_cast<unsigned char>(s[begin - 1])) != 0 || s[begin - 1] == '_')) --begin;
    const std::string head = trimmed(s.substr(0, begin));
    if (begin == s.size() || head.empty() || head == "const" || head.back() == ':') return {s, ""};
    return {head, s.substr(begin)};
  }
  // "a, b<c, d>" -> {"a", "b<c, d>"}
  static std::vector<std::string> split_list(const std::string& list) {
    std::vector<std::string> out;
    std::string one;
    int depth = 0;
    for (char c : list) {
      if (c == '<') ++depth;
      if (c == '>') --depth;
      if (c == ',' && depth == 0) {
        out.push_back(trimmed(std::exchange(one, "")));
      } else {
        one += c;
      }
    }
    if (!trimmed(one).empty()) out.push_back(trimmed(one));
    return out;
  }

  // Appends three pieces to the text; the span of the middle one.
  text::Span append(const std::string& before, const std::string& piece, const std::string& after) {
    text_ += before;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += piece;
    const auto end = static_cast<std::uint32_t>(text_.size());
    text_ += after;
    return {0, begin, end};
  }

  model::Model model_;
  std::map<std::string, model::Type> coded_;  // by name: what is stored
  std::string text_;
};

}  // namespace repoc::test
