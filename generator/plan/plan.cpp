// Methods -> queries: reads each name, keeps the readings that the signature fits, and takes the one that is left.
#include "plan/plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "plan/check.hpp"
#include "plan/identity.hpp"
#include "plan/raw.hpp"
#include "plan/report_name.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

namespace {

using diag::Id;

// The readings that fit; where a reading without the entity's name as a label does, only those.
std::vector<Attempt> fitting(std::vector<Attempt> attempts) {
  std::erase_if(attempts, [](const Attempt& a) { return !a.errors.empty(); });
  const auto labelled = [](const Attempt& a) { return a.sentence->label; };
  if (!std::all_of(attempts.begin(), attempts.end(), labelled)) std::erase_if(attempts, labelled);
  return attempts;
}

// Readings that ask the same of the database are one.
void drop_same(std::vector<Attempt>& attempts) {
  if (attempts.size() < 2) return;
  std::set<std::string> seen;
  std::erase_if(attempts, [&](const Attempt& a) { return !seen.insert(identity(a.query)).second; });
}

// No reading fits: the one that comes nearest tells why, in few words.
void report_misfit(const Subject& subject, const std::vector<Attempt>& attempts, bool more, diag::Sink& sink) {
  constexpr std::size_t kReported = 5;
  const auto nearer = [](const Attempt& a, const Attempt& b) {
    if (a.arity_fits != b.arity_fits) return a.arity_fits;
    if (a.errors.size() != b.errors.size()) return a.errors.size() < b.errors.size();
    return !a.sentence->label && b.sentence->label;
  };
  const Attempt& nearest = *std::min_element(attempts.begin(), attempts.end(), nearer);
  std::string which;
  if (attempts.size() > 1) {
    which = fmt::format("of {}{} readings this is the nearest: '{}'", more ? "at least " : "", attempts.size(),
                        shortened(names::dump(subject.model, *nearest.sentence)));
  }
  const std::size_t reported = std::min(nearest.errors.size(), kReported);
  for (std::size_t i = 0; i < reported; ++i) {
    diag::Diagnostic& out = sink.report(nearest.errors[i]);
    if (!which.empty()) out.note({}, which);
    if (i + 1 == reported && reported < nearest.errors.size()) {
      out.note({}, fmt::format("and {} more like it", nearest.errors.size() - reported));
    }
  }
}

// Every path of the sentence, in the order of its words.
std::vector<const names::Path*> paths_of(const names::Sentence& sentence) {
  std::vector<const names::Path*> out;
  for (const names::Path& path : sentence.paths) out.push_back(&path);
  for (const names::Set& set : sentence.sets) out.push_back(&set.path);
  for (const names::Condition* c : conditions(sentence)) {
    out.push_back(&c->path);
    if (c->other) out.push_back(&*c->other);
  }
  for (const names::Path& path : sentence.group) out.push_back(&path);
  for (const names::OrderItem& item : sentence.order) out.push_back(&item.path);
  return out;
}

// Two fields with the same words: no spelling tells them apart. True if that is the difference of two readings.
bool note_twins(const Subject& subject, const names::Sentence& a, const names::Sentence& b, diag::Diagnostic& out) {
  const std::vector<const names::Path*> left = paths_of(a);
  const std::vector<const names::Path*> right = paths_of(b);
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    const model::Field& one = subject.field(*left[i]);
    const model::Field& other = subject.field(*right[i]);
    const names::Step& step = left[i]->steps.back();
    if (one.words != other.words || step == right[i]->steps.back()) continue;
    if (step.entity != right[i]->steps.back().entity) continue;
    out.note({}, fmt::format("two fields of '{}' have the words '{}'",
                             unqualified(subject.model.entities[step.entity].name), fmt::join(one.words, " ")));
    note_declared(out, one.name, one.span);
    note_declared(out, other.name, other.span);
    return true;
  }
  return false;
}

// A statement in one line.
std::string in_one_line(const std::string& statement) {
  std::string out;
  for (const char c : statement) {
    const bool blank = c == '\n' || c == ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// How to ask just that.
std::string advice(const Subject& subject, const names::Sentence& sentence) {
  if (const auto spelling = names::selecting_spelling(subject.model, sentence)) return "write " + shortened(*spelling);
  const std::string_view none = "no name says just that";
  for (const names::Condition* one : conditions(sentence)) {
    if (one->op != names::Operator::enumerator) continue;
    return fmt::format("{}: take a parameter ('{}{}') or rename the enumerator", none,
                       fmt::join(path_words(subject.model, one->path), "_"), one->negated ? "_not" : "");
  }
  return fmt::format("{}: rename a field", none);
}

void report_ambiguous(const Subject& subject, const std::vector<Attempt>& attempts, bool more, diag::Sink& sink,
                      const Show& show) {
  diag::Diagnostic& out = sink.report(
      Id::ambiguous, subject.method.span, shortened(subject.method.sentence),
      more ? fmt::format("at least {}", std::max<std::size_t>(attempts.size(), 2)) : std::to_string(attempts.size()));
  if (attempts.size() > 1 && note_twins(subject, *attempts[0].sentence, *attempts[1].sentence, out)) return;
  constexpr std::size_t kShown = 4;
  for (std::size_t i = 0; i < std::min(attempts.size(), kShown); ++i) {
    const names::Sentence& sentence = *attempts[i].sentence;
    std::string meaning = show ? in_one_line(show(attempts[i].query)) : "";
    if (meaning.empty()) meaning = names::dump(subject.model, sentence);
    // A statement is shown whole where the name is.
    if (shortened(subject.method.sentence) != subject.method.sentence) meaning = shortened(meaning);
    out.note({}, fmt::format("it may mean '{}'; {}", meaning, advice(subject, sentence)));
  }
  if (attempts.size() > kShown) out.note({}, fmt::format("and {} more", attempts.size() - kShown));
}

// A name of its own for every parameter, as declared where that is one.
void name_parameters(const model::Method& method, Query& query) {
  const auto taken = [&](const std::string& name) {
    return std::any_of(query.parameters.begin(), query.parameters.end(),
                       [&](const Parameter& p) { return p.name == name; });
  };
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    if (const std::string& name = method.parameters[i].name; !name.empty() && !taken(name))
      query.parameters[i].name = name;
  }
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    if (!query.parameters[i].name.empty()) continue;
    std::string name = fmt::format("p{}", i + 1);
    while (taken(name)) name += '_';
    query.parameters[i].name = std::move(name);
  }
}

// What a query is called, and what its parameters are.
void complete(const Subject& subject, std::size_t repository, std::size_t method, Query& query) {
  query.name = fmt::format("{}::{}", unqualified(subject.repository.name), subject.method.name);
  query.repository = repository;
  query.method = method;
  name_parameters(subject.method, query);
}

}  // namespace

bool tracked(Shape shape) { return shape == Shape::pointer || shape == Shape::reference || shape == Shape::pointers; }

bool paged(Shape shape) { return shape == Shape::page || shape == Shape::slice || shape == Shape::cursor_page; }

bool Query::has_maybe() const {
  return std::any_of(parameters.begin(), parameters.end(), [](const Parameter& p) { return p.maybe; });
}

std::optional<Query> plan_method(const model::Model& model, std::size_t repository, std::size_t method,
                                 diag::Sink& sink, const Show& show) {
  const model::Repository& owner = model.repositories[repository];
  const Subject subject{model, owner, owner.methods[method]};
  if (!subject.method.query.empty() || subject.method.query_span.valid()) {
    auto out = plan_raw(subject, sink);
    if (out) complete(subject, repository, method, *out);
    return out;
  }
  const names::Reading reading =
      names::read(model, owner.entity, subject.method.sentence, !subject.method.sentence_is_name);
  if (reading.sentences.empty()) {
    report_name(subject, reading.failure, sink);
    return std::nullopt;
  }

  std::vector<Attempt> attempts;
  for (const names::Sentence& sentence : reading.sentences) attempts.push_back(check(subject, sentence));
  std::vector<Attempt> fit = fitting(attempts);
  if (fit.empty()) {
    report_misfit(subject, attempts, reading.more, sink);
    return std::nullopt;
  }
  drop_same(fit);
  for (Attempt& one : fit) complete(subject, repository, method, one.query);
  // With more readings than were kept, one that fits may be among those that were not.
  if (fit.size() > 1 || reading.more) {
    report_ambiguous(subject, fit, reading.more, sink, show);
    return std::nullopt;
  }
  for (diag::Diagnostic& warning : fit.front().warnings) sink.report(std::move(warning));
  return std::move(fit.front().query);
}

std::vector<Query> plan(const model::Model& model, diag::Sink& sink, const Show& show) {
  std::vector<Query> out;
  for (std::size_t r = 0; r < model.repositories.size(); ++r) {
    for (std::size_t m = 0; m < model.repositories[r].methods.size(); ++m) {
      if (auto query = plan_method(model, r, m, sink, show)) out.push_back(std::move(*query));
    }
  }
  return out;
}

}  // namespace repoc::plan
