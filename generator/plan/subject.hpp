// The method that is planned, with what all its checks need: places of words, and names as users write them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/model.hpp"
#include "names/sentence.hpp"
#include "plan/plan.hpp"
#include "text/words.hpp"

namespace repoc::plan {

struct Subject {
  const model::Model& model;
  const model::Repository& repository;
  const model::Method& method;

  [[nodiscard]] text::Span at(names::Range range) const { return method.span.part(range.begin, range.end); }
  [[nodiscard]] std::string words(names::Range range) const {
    return method.sentence.substr(range.begin, range.end - range.begin);
  }
  [[nodiscard]] const model::Entity& entity() const { return model.entities[repository.entity]; }
  [[nodiscard]] const model::Field& field(const names::Path& path) const {
    return model.entities[path.steps.back().entity].fields[path.steps.back().field];
  }
};

using text::unqualified;
// A type as a user writes it: "std::vector<::shop::Batch>" -> "std::vector<shop::Batch>".
std::string spelled(const model::Type& type);
// What a type is, as messages say it: "optional date", "time point std::chrono::sys_seconds".
std::string described(const model::Model& model, const model::Type& type);
// "batches.reference".
std::string path_name(const model::Model& model, const names::Path& path);
std::string path_name(const model::Model& model, const Path& path);
// batches.reference -> batches reference.
model::Words path_words(const model::Model& model, const names::Path& path);
// The condition with its operator.
names::Range whole(const names::Condition& condition);
// The word of the quantifier behind a step; the step itself where the name has none.
names::Range quantifier_range(const Subject& subject, const names::Path& path, std::size_t step);
// The first step of the path that has a quantifier, if any has.
std::optional<std::size_t> quantified_step(const names::Path& path);
// The range without the `_` and dots at its ends.
names::Range trimmed(const Subject& subject, names::Range range);
// The fields of the key, as an order spells them: "sku", "orderid_and_sku".
std::string key_name(const Subject& subject);
// The operator as the name writes it, or "equal".
std::string operator_name(const Subject& subject, const names::Condition& condition);
// "1 parameter", "2 parameters".
std::string parameters(std::size_t count);
// The first of them, comma separated, and how many more there are.
std::string listed(const std::vector<std::string>& all, std::size_t shown = 16);
// A name as messages show it: one of more than 200 bytes is cut in the middle.
std::string shortened(const std::string& text);
// The conditions of a sentence in the order of its words, which is the order of the parameters.
std::vector<const names::Condition*> conditions(const names::Sentence& sentence);

// A note that says why repoc does not know a type, if it does not.
void note_unsupported(diag::Diagnostic& diagnostic, const model::Type& type);
// A note that shows where something is declared, if that is known.
void note_declared(diag::Diagnostic& diagnostic, const std::string& name, text::Span span);

}  // namespace repoc::plan
