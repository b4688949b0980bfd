// first 3, repoc::Limit, repoc::PageRequest, Page<T> -> do they go together.
#include "plan/paging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plan/arguments.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using model::Type;
using model::TypeKind;
using Slot = std::optional<std::size_t> Query::*;

struct Recognised {
  std::string_view name;
  Slot slot;
};
constexpr std::array kRecognised = {
    Recognised{"Limit", &Query::limit_parameter}, Recognised{"Offset", &Query::offset_parameter},
    Recognised{"Sort", &Query::sort_parameter},   Recognised{"PageRequest", &Query::page_parameter},
    Recognised{"Cursor", &Query::page_parameter},
};

bool reads_several(const Query& query) {
  const Shape shape = query.result.shape;
  return query.action == Action::select &&
         (shape == Shape::pointers || shape == Shape::list || shape == Shape::stream || paged(shape));
}

// "repoc::Limit", whether the parameter is one or a reference to one.
std::string class_of(const model::Parameter& parameter) {
  std::string out = spelled(model::without_reference(parameter.type));
  if (out.starts_with("const ")) out.erase(0, std::string_view("const ").size());
  return out;
}

class Rows {
 public:
  explicit Rows(const Draft& draft)
      : draft_(draft), subject_(draft.subject), sentence_(draft.sentence), query_(draft.query()) {}

  void check() const {
    pages();
    limits();
    sorts();
    if (query_.result.shape == Shape::cursor_page) keyset();
    limit_verb();
    unordered();
    lock();
  }

 private:
  const model::Parameter& parameter(std::size_t index) const { return subject_.method.parameters[index]; }
  std::string type_of(std::size_t index) const { return class_of(parameter(index)); }
  std::string result() const { return spelled(subject_.method.result); }
  text::Span result_span() const { return subject_.method.result_span; }
  Diagnostic& page_error(text::Span span, std::string message) const {
    return draft_.error(diag::make(Id::page_argument, span, std::move(message)));
  }

  void pages() const {
    const Shape shape = query_.result.shape;
    if (!query_.page_parameter) {
      if (!paged(shape)) return;
      page_error(result_span(), fmt::format("'{}' needs a parameter 'repoc::{}'", result(), wanted(shape)))
          .note({}, "it says which page is wanted, and how many rows a page has");
      return;
    }
    const std::size_t index = *query_.page_parameter;
    const std::string type = type_of(index);
    const std::string& name = model::without_reference(parameter(index).type).name;
    if (!paged(shape)) {
      page_error(parameter(index).span, fmt::format("a '{}' is of no use to '{}', which is no page", type, result()))
          .note({}, name == "Cursor" ? "a 'repoc::Cursor' asks for a 'repoc::CursorPage<T>'"
                                     : "a 'repoc::PageRequest' asks for a 'repoc::Page<T>' or a 'repoc::Slice<T>'");
    } else if (name != wanted(shape)) {
      page_error(parameter(index).span,
                 fmt::format("'{}' needs a 'repoc::{}', not a '{}'", result(), wanted(shape), type));
    }
    if (sentence_.limit) {
      page_error(subject_.at(sentence_.limit_range),
                 fmt::format("'{}' and a page both say how many rows there are", subject_.words(sentence_.limit_range)))
          .note(parameter(index).span, "the page is asked for here");
    }
    for (const Slot slot : {&Query::limit_parameter, &Query::offset_parameter}) {
      if (!(query_.*slot)) continue;
      page_error(parameter(*(query_.*slot)).span,
                 fmt::format("a '{}' and a page both say which rows are wanted", type_of(*(query_.*slot))))
          .note(parameter(index).span, "the page is asked for here");
    }
  }

  static std::string_view wanted(Shape shape) { return shape == Shape::cursor_page ? "Cursor" : "PageRequest"; }

  // Limit, Offset and Sort where there are several rows to choose from.
  void limits() const {
    const bool first = query_.action == Action::select && sentence_.limit.has_value();
    for (const Slot slot : {&Query::limit_parameter, &Query::offset_parameter, &Query::sort_parameter}) {
      if (!(query_.*slot)) continue;
      const std::size_t index = *(query_.*slot);
      const bool limit = slot == &Query::limit_parameter;
      // `find_first` with an Offset or a Sort is one row of several.
      if (!reads_several(query_) && (limit || !first)) {
        Diagnostic& out =
            page_error(parameter(index).span, fmt::format("a '{}' is of no use to '{}', which gives no list",
                                                          type_of(index), shortened(subject_.method.name)));
        if (query_.action == Action::select) {
          out.note(result_span(), fmt::format("'{}' is a single result", result()));
        }
      } else if (limit && first && !query_.page_parameter) {
        page_error(parameter(index).span, fmt::format("'{}' and a '{}' both say how many rows there are",
                                                      subject_.words(sentence_.limit_range), type_of(index)));
      }
    }
  }

  void sorts() const {
    if (!query_.sort_parameter) return;
    const model::Parameter& sort = parameter(*query_.sort_parameter);
    const Type& type = model::without_reference(sort.type);
    const std::string wanted = fmt::format("repoc::Sort<{}>", unqualified(subject_.entity().name));
    if (type.args.size() != 1 || !type.args.front().is(TypeKind::entity) ||
        type.args.front().index != subject_.repository.entity) {
      Diagnostic out = diag::make(Id::argument_type, sort.span, spelled(type), "", "");
      out.message = fmt::format("'{}' sorts no '{}'", spelled(type), unqualified(subject_.entity().name));
      out.note({}, fmt::format("write '{}'", wanted));
      draft_.error(std::move(out));
    } else if (query_.result.shape == Shape::cursor_page) {
      page_error(sort.span, fmt::format("a '{}' cannot order a '{}'", wanted, result()))
          .note({}, "a cursor holds values of the order, which must be known when the program is built");
    } else if (query_.distinct) {
      page_error(sort.span, fmt::format("a '{}' cannot order what is 'distinct'", wanted))
          .note({}, "distinct rows are ordered by what is selected, which a sort may not name");
    }
  }

  // The next page goes on at the last row's order and key: the rows must hold them, and the key must tell them apart.
  void keyset() const {
    if (query_.columns.empty()) return;
    for (const Column& column : query_.columns) {
      if (column.path.steps.size() == 1) continue;
      const model::Field& list = subject_.entity().fields[column.path.steps.front().field];
      Diagnostic& out = draft_.error(diag::make(
          Id::keyset_order, result_span(), fmt::format("a '{}' cannot hold elements of '{}'", result(), list.name)));
      out.note({}, fmt::format("the key of '{}' does not tell its elements apart; a 'repoc::Page' or a "
                               "'repoc::Slice' can hold them",
                               unqualified(subject_.entity().name)));
      note_declared(out, list.name, list.span);
      return;
    }
    for (const names::OrderItem& item : sentence_.order) {
      if (item.path.steps.size() == 1) keyset_field(item.path.steps.front().field, subject_.at(item.path.range));
    }
    for (const std::size_t id : subject_.entity().ids()) keyset_field(id, result_span());
  }

  bool selected(std::size_t field) const {
    return std::any_of(query_.columns.begin(), query_.columns.end(), [&](const Column& c) {
      return c.path.steps.size() == 1 && c.path.steps.front().field == field;
    });
  }

  void keyset_field(std::size_t index, text::Span span) const {
    if (selected(index)) return;
    const model::Field& field = subject_.entity().fields[index];
    Diagnostic& out = draft_.error(
        diag::make(Id::keyset_order, span,
                   fmt::format("'{}' does not hold '{}', by which its pages are ordered", result(), field.name)));
    out.note({}, "a page by key goes on after the order and the key of its last row; select them as well");
    note_declared(out, field.name, field.span);
  }

  std::string such_an_order() const { return fmt::format("add an order, such as '_order_by_{}'", key_name(subject_)); }

  void limit_verb() const {
    if (!sentence_.limit || query_.action == Action::select) return;
    const text::Span span = subject_.at(sentence_.limit_range);
    const std::string words = subject_.words(sentence_.limit_range);
    if (query_.action != Action::remove) {
      draft_.error(diag::make(Id::limit_verb, span, fmt::format("'{}' has no '{}'", sentence_.verb_word, words)));
    } else if (sentence_.order.empty()) {
      draft_.error(diag::make(Id::limit_verb, span, fmt::format("'{}' in a delete needs an order", words)))
          .note({}, such_an_order());
    }
  }

  void unordered() const {
    if (query_.action != Action::select || !sentence_.order.empty() || query_.sort_parameter) return;
    // A page ends with the key.
    if (paged(query_.result.shape)) return;
    const auto warn = [&](text::Span span, const std::string& words) {
      draft_.warning(diag::make(Id::unordered_first, span, words)).note({}, such_an_order());
    };
    if (sentence_.limit) return warn(subject_.at(sentence_.limit_range), subject_.words(sentence_.limit_range));
    for (const Slot slot : {&Query::limit_parameter, &Query::offset_parameter}) {
      if (query_.*slot) return warn(parameter(*(query_.*slot)).span, type_of(*(query_.*slot)));
    }
  }

  void lock() const {
    if (sentence_.lock == names::Lock::none) return;
    if (query_.action != Action::select) {
      draft_
          .error(diag::make(Id::lock, subject_.at(sentence_.lock_range),
                            fmt::format("'{}' takes no lock", sentence_.verb_word)))
          .note({}, "a lock is on objects that are read, as long as a unit of work tracks them");
      return;
    }
    if (tracked(query_.result.shape)) return;
    const std::string words = subject_.words(sentence_.lock_range);
    const std::string entity = unqualified(subject_.entity().name);
    draft_
        .error(diag::make(Id::lock, subject_.at(sentence_.lock_range),
                          fmt::format("'{}' needs a tracked result, and '{}' is none", words, result())))
        .note({}, fmt::format("a lock lasts as long as the unit of work that tracks the object: write '{0}*', '{0}&' "
                              "or 'std::vector<{0}*>'",
                              entity));
  }

  const Draft& draft_;
  const Subject& subject_;
  const names::Sentence& sentence_;
  const Query& query_;
};

// No result and no unknown class of repoc can be a criterion.
void report_unknown(const Draft& draft, const model::Parameter& parameter) {
  Diagnostic out = diag::make(Id::argument_type, parameter.span, "", "", "");
  out.message = fmt::format("'{}' cannot be a parameter", spelled(model::without_reference(parameter.type)));
  out.note({}, "of repoc's own types a parameter may be repoc::Limit, Offset, Sort, PageRequest, Cursor or Maybe");
  draft.error(std::move(out));
}

}  // namespace

std::vector<std::size_t> take_recognised(const Draft& draft) {
  std::vector<std::size_t> plain;
  const std::vector<model::Parameter>& declared = draft.subject.method.parameters;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const Type& type = model::without_reference(declared[i].type);
    if (!type.is(TypeKind::library) || type.name == "Maybe") {
      plain.push_back(i);
      continue;
    }
    const auto* row =
        std::find_if(kRecognised.begin(), kRecognised.end(), [&](const Recognised& r) { return r.name == type.name; });
    if (row == kRecognised.end()) {
      report_unknown(draft, declared[i]);
    } else if (std::optional<std::size_t>& slot = draft.query().*(row->slot); !slot) {
      slot = i;
    } else {
      const std::string one = class_of(declared[i]);
      const std::string other = class_of(declared[*slot]);
      draft
          .error(diag::make(Id::page_argument, declared[i].span,
                            one == other ? fmt::format("a second '{}': there is one already", one)
                                         : fmt::format("a '{}' and a '{}' both say which page is wanted", one, other)))
          .note(declared[*slot].span, "the first is here");
    }
  }
  return plain;
}

void check_rows(const Draft& draft) { Rows(draft).check(); }

}  // namespace repoc::plan
