// Predicate -> the warning `grouping`, where an `or` comes before an `and`.
#include "plan/grouping.hpp"

#include <fmt/format.h>

namespace repoc::plan {

namespace {

// A name that is longer gets no full spelling of the other reading: nobody would read it.
constexpr std::size_t kLongestShown = 500;

std::string criteria(const model::Model& model, const names::Predicate& where) {
  names::Sentence only;
  only.where = where;
  const std::string out = names::dump(model, only);
  return out.substr(out.find(" where ") + 7);
}

// The same words with `or` binding tighter: what stands between two `and`s is a group.
names::Predicate regrouped(const names::Predicate& where) {
  names::Conjunction out;
  for (const names::Conjunction& one : where.any_of) {
    for (std::size_t i = 0; i < one.terms.size(); ++i) {
      if (i == 0 && !out.terms.empty()) {
        std::vector<names::Condition>& group = out.terms.back().any_of;
        group.insert(group.end(), one.terms[i].any_of.begin(), one.terms[i].any_of.end());
      } else {
        out.terms.push_back(one.terms[i]);
      }
    }
  }
  return {{std::move(out)}};
}

}  // namespace

void warn_grouping(const Draft& draft) {
  if (!draft.sentence.where) return;
  const Subject& subject = draft.subject;
  const std::vector<names::Conjunction>& any_of = draft.sentence.where->any_of;
  for (std::size_t i = 1; i < any_of.size(); ++i) {
    if (any_of[i].terms.size() < 2) continue;
    const names::Range before = whole(any_of[i - 1].terms.back().any_of.back());
    const names::Range after = whole(any_of[i].terms.front().any_of.front());
    diag::Diagnostic& out =
        draft.warning(diag::make(diag::Id::grouping, subject.at(trimmed(subject, {before.end, after.begin})),
                                 criteria(subject.model, *draft.sentence.where)));
    names::Sentence other = draft.sentence;
    other.where = regrouped(*other.where);
    std::string note = "'and' binds tighter than 'or'; ";
    if (subject.method.sentence.size() > kLongestShown) {
      note += "an 'either' before alternatives that belong together groups them, as in 'either_a_or_b_and_c'";
    } else {
      note += fmt::format("for {} write {}", criteria(subject.model, *other.where),
                          names::canonical_spelling(subject.model, other));
    }
    out.note({}, std::move(note));
    return;
  }
}

}  // namespace repoc::plan
