#include "model/model.hpp"

#include <algorithm>
#include <utility>

#include "text/words.hpp"

namespace repoc::model {

const Type& without_reference(const Type& type) { return type.is(TypeKind::reference) ? type.args.front() : type; }

const Type& without_optional(const Type& type) { return type.is(TypeKind::optional) ? type.args.front() : type; }

bool is_scalar(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::floating:
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::date:
    case TypeKind::time_point:
    case TypeKind::duration:
    case TypeKind::enumeration:
    case TypeKind::uuid:
    case TypeKind::decimal:
    case TypeKind::coded:
      return true;
    case TypeKind::ref:
      return is_scalar(type.args.front());
    default:
      return false;
  }
}

bool is_scalar_list(const Type& type) {
  return type.is(TypeKind::list) && is_scalar(without_optional(type.args.front()));
}

bool is_scalar_map(const Type& type) {
  return type.is(TypeKind::map) && type.args[0].is(TypeKind::text) && is_scalar(without_optional(type.args[1]));
}

Field make_field(std::string name, Type type) {
  Field out;
  out.words = text::field_words(name);
  out.column = text::snake_case(out.words);
  if (out.column.empty()) out.column = name;
  out.way = {{name, false, {}}};
  out.name = std::move(name);
  const bool holds_one = type.is(TypeKind::list) || type.is(TypeKind::optional) || type.is(TypeKind::unique_ptr);
  if (holds_one && type.args.front().is(TypeKind::entity)) out.owns = type.args.front().index;
  out.type = std::move(type);
  return out;
}

text::Span Method::query_place(std::size_t begin, std::size_t end) const {
  if (begin > query.size()) return query_span;
  // At the end of the text the caret stands under its last byte.
  if (begin == query.size() && begin != 0) --begin;
  end = std::clamp(end, begin + 1, std::max(query.size(), begin + 1));
  if (query_parts.empty()) {
    return query_span.part(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }
  const auto part_of = [this](std::size_t byte) {
    return std::find_if(query_parts.begin(), query_parts.end(),
                        [byte](const LiteralPart& part) { return part.begin <= byte && byte < part.end; });
  };
  const auto first = part_of(begin);
  const auto last = part_of(end - 1);
  if (first == query_parts.end() || last == query_parts.end()) return query_span;
  const auto exact = [](const LiteralPart& part) { return part.span.size() == part.end - part.begin; };
  text::Span span = first->span;
  if (exact(*first)) span.begin += static_cast<std::uint32_t>(begin) - first->begin;
  span.end = exact(*last) ? last->span.begin + static_cast<std::uint32_t>(end) - last->begin : last->span.end;
  if (first->span.file != last->span.file || span.end <= span.begin) return query_span;
  return span;
}

std::vector<std::size_t> Entity::ids() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].id) out.push_back(i);
  }
  return out;
}

std::optional<std::size_t> Entity::version() const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].version) return i;
  }
  return std::nullopt;
}

}  // namespace repoc::model
