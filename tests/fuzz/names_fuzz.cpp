// Any text as a method name: names::read must come back, with ranges inside the text, readings whose canonical spelling
// reads as themselves, and work that does not run away. The input's bytes are words of the language and of the model,
// so that sentences come up; bytes from 128 on are letters and signs as they are.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../unit/stored_models.hpp"
#include "names/sentence.hpp"

namespace {

constexpr std::string_view kWords[] = {"find",      "get",       "count",
                                       "exists",    "delete",    "by",
                                       "and",       "or",        "not",
                                       "is",        "null",      "in",
                                       "between",   "like",      "starts",
                                       "with",      "than",      "less",
                                       "greater",   "equal",     "to",
                                       "true",      "false",     "empty",
                                       "contains",  "order",     "asc",
                                       "desc",      "first",     "all",
                                       "one",       "3",         "18446744073709551616",
                                       "sku",       "batches",   "id",
                                       "version",   "orderid",   "qty",
                                       "reference", "eta",       "allocations",
                                       "_",         "purchased", "quantity",
                                       "product",   "products",  "before",
                                       "after"};

std::string sentence(const std::uint8_t* data, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] >= 128) {
      text += static_cast<char>(data[i] - 128);
    } else {
      if (!text.empty() && text.back() != '_') text += '_';
      text += kWords[data[i] % std::size(kWords)];
    }
  }
  return text;
}

void require(bool condition, const char* what, const std::string& text) {
  if (condition) return;
  std::fprintf(stderr, "%s: \"%s\"\n", what, text.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace names = repoc::names;
  static const repoc::model::Model model = repoc::test::allocation_model();
  constexpr std::size_t kRoot = repoc::test::kProduct;
  if (size > 400) return 0;

  const std::string text = sentence(data, size);
  const names::Reading reading = names::read(model, kRoot, text);
  require(reading.steps <= 2000 * (text.size() + 1), "too much work", text);
  require(reading.sentences.size() <= names::kMaxReadings, "too many readings", text);
  if (reading.sentences.empty()) {
    const names::Range word = reading.failure.word;
    require(word.begin <= word.end && word.end <= text.size(), "a failure outside the name", text);
    require(reading.failure.nearest != text, "the name is suggested for itself", text);
  }
  for (const names::Sentence& one : reading.sentences) {
    require(one.range.begin <= one.range.end && one.range.end <= text.size(), "a range outside the name", text);
    require(!names::dump(model, one).empty(), "a reading without a dump", text);
    const std::string spelling = names::canonical_spelling(model, one);
    bool reads_back = false;
    for (const names::Sentence& again : names::read(model, kRoot, spelling).sentences) {
      reads_back = reads_back || again == one;
    }
    require(reads_back || reading.more, ("its spelling '" + spelling + "' reads as something else").c_str(), text);
  }
  return 0;
}
