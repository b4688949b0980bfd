// Any text as a method name: names::read must come back, with ranges inside the text, readings that have a dump and
// whose canonical spelling reads as themselves, and work that does not run away. The input's bytes are words of the
// language and of the model, so that sentences come up; bytes from 128 on are letters and signs as they are. The first
// byte says whether the text is a derived sentence, in which `.` is a hop.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../support/model_builder.hpp"
#include "names/sentence.hpp"

namespace {

namespace names = repoc::names;

constexpr std::string_view kWords[] = {
    // verbs, modifiers
    "find", "get", "stream", "count", "exists", "delete", "update", "sum", "avg", "min", "max", "all", "one",
    "distinct", "first", "top", "3", "top3", "18446744073709551616",
    // clauses
    "by", "and", "or", "either", "group", "order", "sort", "asc", "desc", "nulls", "last", "ignore", "ignoring", "case",
    "for", "share", "skip", "locked", "nowait", "increment", "decrement", "clear", "field", "any", "every", "none",
    // operators
    "not", "is", "null", "in", "list", "range", "between", "like", "ilike", "matches", "regex", "starts", "ending",
    "with", "contains", "less", "lower", "greater", "than", "equal", "equals", "to", "before", "after", "true", "false",
    "empty",
    // fields, enumerators, labels
    "id", "sku", "name", "price", "items", "item", "parts", "qty", "status", "open", "hold", "note", "active", "code",
    "valid", "organisation", "thing", "things", "_", "__", "."};
static_assert(std::size(kWords) <= 128);

// A thing owns items, which own parts; many fields are called like words of the language.
repoc::model::Model make_model() {
  repoc::test::ModelBuilder b;
  b.enumeration("f::Status", {"open", "onHold", "null", "is_open", "in"});
  b.entity("f::Part", {"id int id", "int qty", "std::string sku"});
  b.entity("f::Item", {"id int id", "std::string name", "int qty", "int every", "int every_qty", "int none",
                       "std::optional<std::string> note", "Status status", "std::vector<Part> parts"});
  b.entity("f::Thing",
           {"id int id",
            "std::string sku",
            "std::string name",
            "std::string first_name",
            "std::string clear_name",
            "double price",
            "bool active",
            "std::optional<Status> status",
            "std::optional<std::string> note",
            "std::vector<Item> items",
            "int item_qty",
            "int order",
            "int order_id",
            "std::string organisation",
            "int not_before",
            "int valid_before",
            "std::string code",
            "std::string code_like",
            "int in",
            "int by",
            "int first",
            "int top3",
            "int distinct",
            "int all",
            "int all_ignore_case",
            "int group",
            "int either_price",
            "int any",
            "int field",
            "int sum",
            "int min",
            "int desc",
            "int nulls_first",
            "int for_update"},
           "things");
  return b.model();
}

std::string sentence(const std::uint8_t* data, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] >= 128) {
      text += static_cast<char>(data[i] - 128);
      continue;
    }
    const std::string_view word = kWords[data[i] % std::size(kWords)];
    const bool sign = word.front() == '_' || word == ".";
    if (!sign && !text.empty() && text.back() != '_' && text.back() != '.') text += '_';
    text += word;
  }
  return text;
}

void require(bool condition, const std::string& what, const std::string& text) {
  if (condition) return;
  std::fprintf(stderr, "%s: \"%s\"\n", what.c_str(), text.c_str());
  std::abort();
}

void inside(names::Range range, const std::string& text) {
  require(range.begin <= range.end && range.end <= text.size(), "a range outside the name", text);
}
void inside(const names::Path& path, const std::string& text) {
  require(!path.steps.empty(), "a path without steps", text);
  inside(path.range, text);
  for (const names::Step& step : path.steps) inside(step.range, text);
}

// What sentence.hpp promises about every reading.
void check(const names::Sentence& s, const std::string& text) {
  for (const names::Range range : {s.range, s.verb_range, s.distinct_range, s.limit_range, s.lock_range}) {
    inside(range, text);
  }
  for (const names::Path& path : s.paths) inside(path, text);
  for (const names::Path& path : s.group) inside(path, text);
  for (const names::Set& set : s.sets) {
    inside(set.path, text);
    inside(set.range, text);
  }
  for (const names::OrderItem& item : s.order) inside(item.path, text);
  require(s.sets.empty() == (s.verb != names::Verb::update), "an update without sets, or sets without one", text);
  if (!s.where) return;
  require(!s.where->any_of.empty(), "an empty predicate", text);
  for (const names::Conjunction& conjunction : s.where->any_of) {
    require(!conjunction.terms.empty(), "an empty conjunction", text);
    for (const names::Term& term : conjunction.terms) {
      require(!term.any_of.empty(), "an empty term", text);
      for (const names::Condition& one : term.any_of) {
        inside(one.path, text);
        inside(one.op_range, text);
        inside(one.fold_range, text);
        if (one.other) inside(*one.other, text);
      }
    }
  }
}

bool reads_back(const repoc::model::Model& model, std::size_t root, std::string spelling, const names::Sentence& s) {
  constexpr std::string_view kBefore = "[[repoc::derive(\"";
  constexpr std::string_view kAfter = "\")]]";
  const bool derived = spelling.starts_with(kBefore);
  if (derived) spelling = spelling.substr(kBefore.size(), spelling.size() - kBefore.size() - kAfter.size());
  const names::Reading again = names::read(model, root, spelling, derived);
  return again.more || std::find(again.sentences.begin(), again.sentences.end(), s) != again.sentences.end();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const repoc::model::Model model = make_model();
  static const std::size_t root = model.entities.size() - 1;
  if (size == 0 || size > 400) return 0;

  const std::string text = sentence(data + 1, size - 1);
  const names::Reading reading = names::read(model, root, text, data[0] % 2 == 1);
  require(reading.steps <= 2000 * (text.size() + 1), "too much work", text);
  require(reading.sentences.size() <= names::kMaxReadings, "too many readings", text);
  if (reading.sentences.empty()) {
    inside(reading.failure.word, text);
    require(reading.failure.nearest != text, "the name is suggested for itself", text);
    require(!reading.failure.wanted.empty(), "a failure that says nothing", text);
  }
  for (const names::Sentence& one : reading.sentences) {
    check(one, text);
    require(!names::dump(model, one).empty(), "a reading without a dump", text);
  }
  if (reading.sentences.empty()) return 0;
  // To spell a reading is to read several names: one of them is enough.
  const names::Sentence& one = reading.sentences[size % reading.sentences.size()];
  const std::string spelling = names::canonical_spelling(model, one);
  require(reads_back(model, root, spelling, one), "its spelling '" + spelling + "' reads as something else", text);
  return 0;
}
