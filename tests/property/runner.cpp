#include "runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <repoc/error.hpp>

#include "plan/plan.hpp"
#include "spelling.hpp"

namespace repoc::property {

namespace {

constexpr std::size_t kQuestionsOfAWorld = 200;

std::string messages(const diag::Sink& sink) {
  std::string out;
  for (const diag::Diagnostic& one : sink.diagnostics()) {
    if (one.severity != diag::Severity::error) continue;
    out += fmt::format("  error: {} [repoc-{}]\n", one.message, diag::info(one.id).name);
    for (const diag::Note& note : one.notes) out += "    note: " + note.message + "\n";
  }
  return out;
}

std::string first_error(const diag::Sink& sink) {
  for (const diag::Diagnostic& one : sink.diagnostics()) {
    if (one.severity == diag::Severity::error) return std::string(diag::info(one.id).name);
  }
  return "";
}

bool is_ambiguous(const diag::Sink& sink) {
  return std::any_of(sink.diagnostics().begin(), sink.diagnostics().end(),
                     [](const diag::Diagnostic& one) { return one.id == diag::Id::ambiguous; });
}

std::string show(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& row : rows) out += "    " + property::show(row) + "\n";
  return out.empty() ? "    nothing\n" : out;
}

std::string show(const Answer& answer) {
  std::string out;
  if (answer.refused) out += "    RangeError\n";
  if (!answer.refused) out += show(answer.rows);
  if (answer.total) out += fmt::format("    of {} in all\n", *answer.total);
  if (answer.affected) out += fmt::format("    {} affected, then stored:\n", *answer.affected);
  for (const std::vector<Row>& table : answer.tables) out += "   table\n" + show(table);
  return out;
}

std::string show(const std::vector<Argument>& arguments) {
  std::string out;
  for (const Argument& argument : arguments) {
    std::string text;
    switch (argument.role) {
      case Argument::Role::list:
        text = property::show(argument.items);
        break;
      case Argument::Role::sort:
        for (const auto& item : argument.sort) text += fmt::format("{}{} ", item.field, item.descending ? " desc" : "");
        break;
      case Argument::Role::value:
        text = property::show(argument.value);
        break;
      default:
        text = fmt::format("rows {} skip {}", argument.rows, argument.skip);
    }
    out += fmt::format("    {}{}\n", text, argument.maybe && !argument.given ? " (an empty Maybe)" : "");
  }
  return out;
}

bool close(const Value& a, const Value& b, double slack) {
  if (const auto* left = std::get_if<double>(&a)) {
    if (const auto* right = std::get_if<double>(&b)) {
      return *left == *right || std::abs(*left - *right) <= slack;
    }
  }
  return equal(a, b);
}

bool agree(const Answer& expected, const Answer& got) {
  if (got.refused && expected.may_be_refused) return true;
  if (expected.refused != got.refused) return false;
  if (!expected.tables.empty()) {
    if (expected.tables.size() != got.tables.size()) return false;
    for (std::size_t i = 0; i < expected.tables.size(); ++i) {
      if (expected.tables[i].size() != got.tables[i].size()) return false;
      for (std::size_t n = 0; n < expected.tables[i].size(); ++n) {
        if (compare(expected.tables[i][n], got.tables[i][n]) != 0) return false;
      }
    }
  }
  if (expected.refused) return true;
  if (expected.affected != got.affected || expected.total != got.total) return false;
  std::vector<Row> left = expected.rows;
  std::vector<Row> right = got.rows;
  if (left.size() != right.size()) return false;
  if (!expected.ordered) {
    const auto less = [](const Row& a, const Row& b) { return compare(a, b) < 0; };
    std::sort(left.begin(), left.end(), less);
    std::sort(right.begin(), right.end(), less);
  }
  return std::equal(left.begin(), left.end(), right.begin(), [&](const Row& a, const Row& b) {
    const auto near = [&](const Value& x, const Value& y) { return close(x, y, expected.slack); };
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), near);
  });
}

constexpr const char* kVerbs[] = {"find", "count", "exists", "sum", "avg", "min", "max", "delete", "update"};

// Questions that ask a little less.
std::vector<Question> smaller(const Question& question) {
  std::vector<Question> out;
  const auto without = [&](auto member, std::size_t least) {
    for (std::size_t i = 0; (question.*member).size() > least && i < (question.*member).size(); ++i) {
      Question less = question;
      (less.*member).erase((less.*member).begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(std::move(less));
    }
  };
  const bool writes = question.verb == Verb::remove || question.verb == Verb::update;
  if (question.where) {
    const Where& where = *question.where;
    const auto with = [&](auto change) {
      Question less = question;
      change(*less.where);
      out.push_back(std::move(less));
    };
    if (!writes) {
      out.push_back(question);
      out.back().where.reset();
    }
    if (where.fold_all) with([](Where& w) { w.fold_all = false; });
    for (std::size_t i = 0; i < where.any_of.size(); ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i);
      if (where.any_of.size() > 1) with([&](Where& w) { w.any_of.erase(w.any_of.begin() + at); });
      for (std::size_t n = 0; n < where.any_of[i].size(); ++n) {
        const Term& term = where.any_of[i][n];
        if (where.any_of[i].size() > 1) {
          // An either group before an `or` has no end.
          const bool last = n + 1 == where.any_of[i].size();
          const bool ends = last && n > 0 && where.any_of[i][n - 1].size() > 1 && i + 1 < where.any_of.size();
          if (!ends) with([&](Where& w) { w.any_of[i].erase(w.any_of[i].begin() + static_cast<std::ptrdiff_t>(n)); });
        }
        for (std::size_t k = 0; k < term.size(); ++k) {
          if (term.size() > 1) {
            with([&](Where& w) { w.any_of[i][n].erase(w.any_of[i][n].begin() + static_cast<std::ptrdiff_t>(k)); });
          }
          if (term[k].fold) with([&](Where& w) { w.any_of[i][n][k].fold = false; });
          if (term[k].negated) with([&](Where& w) { w.any_of[i][n][k].negated = false; });
        }
      }
    }
  }
  if (!(question.verb == Verb::remove && question.first)) {
    without(&Question::order, 0);
    if (question.first && question.shape == Question::Shape::list) {
      out.push_back(question);
      out.back().first.reset();
    }
  }
  if (question.order_fold_all) {
    out.push_back(question);
    out.back().order_fold_all = false;
  }
  if (question.verb == Verb::find && !question.distinct) without(&Question::columns, 1);
  without(&Question::sets, 1);
  return out;
}

}  // namespace

bool Runner::load(const World& world) {
  diag::Sink sink;
  aggregate_ = back_end_.dialect().aggregate(world.model, world.root, sink);
  if (!aggregate_) return false;
  back_end_.load(world, *aggregate_);
  return true;
}

Outcome Runner::check(const World& world, const Question& question, const std::vector<Argument>& arguments,
                      const Plant& plant) {
  Outcome out;
  diag::Sink sink;
  const auto report = [&](Outcome::Kind kind, const std::string& what) {
    out.kind = kind;
    out.error = first_error(sink);
    out.report = fmt::format("{}\n{}\n  called with\n{}{}  stored\n{}{}", what, show_method(world), show(arguments),
                             out.statement.empty() ? "" : "  as\n" + out.statement + "\n", show_objects(world),
                             show_model(world));
  };
  try {
    const std::optional<plan::Query> query = plan::plan_method(world.model, 0, 0, sink);
    if (!query) {
      report(is_ambiguous(sink) ? Outcome::Kind::ambiguous : Outcome::Kind::not_compiled,
             "the name is not compiled:\n" + messages(sink));
      return out;
    }
    std::optional<dialect::Statement> statement = back_end_.dialect().statement(world.model, *aggregate_, *query, sink);
    if (!statement) {
      report(Outcome::Kind::not_compiled, "the plan has no statement:\n" + messages(sink));
      return out;
    }
    if (plant) plant(*statement);
    out.statement = statement->text;
    for (const std::string& more : {statement->removed, statement->count, statement->after}) {
      if (!more.empty()) out.statement += "\n  and\n" + more;
    }
    const Answer expected = expected_answer(world, question);
    const Answer got = back_end_.ask({question, arguments, *statement});
    if (expected.refused) ++count_.refused;
    out.chose = !expected.rows.empty() && (!question.where || expected.rows.size() < world.objects.size());
    if (!agree(expected, got)) {
      report(Outcome::Kind::differs,
             fmt::format("the answers differ: expected\n{}  got\n{}", show(expected), show(got)));
    }
  } catch (const ConstraintViolation& error) {
    // A value that the column's own rule had to refuse: the statement should not have come so far.
    report(Outcome::Kind::differs, fmt::format("the answers differ: got {}", error.what()));
  } catch (const std::exception& error) {
    report(Outcome::Kind::not_answered, fmt::format("not answered: {}", error.what()));
  }
  return out;
}

Outcome Runner::ask(Random& random, World& world, const Question& question) {
  const Spelled spelled = spell(random, world, question, false);
  Outcome out = check(world, question, spelled.arguments);
  if (out.kind != Outcome::Kind::ambiguous) return out;
  ++count_.respelled;
  const Spelled again = spell(random, world, question, true);
  return check(world, question, again.arguments);
}

std::string Runner::shrunk(World world, Question question, Outcome outcome) {
  const auto still = [&](const Outcome& other) { return other.kind == outcome.kind && other.error == outcome.error; };
  // Fewer objects, of the same method.
  const auto fewer_objects = [&](const std::vector<Argument>& arguments) {
    for (std::size_t i = 0; i < world.objects.size();) {
      World less = world;
      less.objects.erase(less.objects.begin() + static_cast<std::ptrdiff_t>(i));
      if (!load(less)) break;
      Outcome other = check(less, question, arguments);
      if (!still(other)) {
        ++i;
        continue;
      }
      world = std::move(less);
      outcome = std::move(other);
    }
    load(world);
  };
  Random random(1);
  World plain = world;
  Spelled spelled = spell(random, plain, question, true);
  Outcome other = check(plain, question, spelled.arguments);
  if (!still(other)) return outcome.report;  // the very spelling matters
  world = std::move(plain);
  outcome = std::move(other);
  for (bool again = true; again;) {
    again = false;
    for (Question& less : smaller(question)) {
      World trial = world;
      Spelled of_less = spell(random, trial, less, true);
      Outcome result = check(trial, less, of_less.arguments);
      if (!still(result)) continue;
      question = std::move(less);
      world = std::move(trial);
      spelled = std::move(of_less);
      outcome = std::move(result);
      again = true;
      break;
    }
  }
  if (outcome.kind != Outcome::Kind::not_compiled) fewer_objects(spelled.arguments);
  return outcome.report;
}

bool Runner::finds(const Plant& plant, std::uint64_t seed, std::size_t questions) {
  for (std::size_t done = 0; done < questions; ++seed) {
    Random random(seed);
    World world = make_world(random);
    if (!load(world)) continue;
    for (std::size_t i = 0; i < kQuestionsOfAWorld && done < questions; ++i, ++done) {
      const Question question = random_question(random, world);
      const Spelled spelled = spell(random, world, question, false);
      if (check(world, question, spelled.arguments).kind != Outcome::Kind::agrees) continue;
      if (check(world, question, spelled.arguments, plant).kind == Outcome::Kind::differs) return true;
    }
  }
  return false;
}

std::vector<std::string> Runner::run(std::uint64_t seed, std::size_t questions, std::size_t most) {
  std::vector<std::string> faults;
  for (std::size_t done = 0; done < questions && faults.size() < most;) {
    // Each world from a seed of its own, so that a fault is found again without what was asked before.
    const std::uint64_t of_world = seed + done / kQuestionsOfAWorld;
    Random random(of_world);
    World world = make_world(random);
    if (!load(world)) {
      faults.push_back(fmt::format("seed {}: the model has no tables\n{}", of_world, show_model(world)));
      done += kQuestionsOfAWorld;
      continue;
    }
    const std::size_t end = std::min(questions, done + kQuestionsOfAWorld);
    for (std::size_t number = 1; done < end && faults.size() < most; ++done, ++number) {
      const Question question = random_question(random, world);
      const Outcome outcome = ask(random, world, question);
      ++count_.asked;
      ++count_.verbs[kVerbs[static_cast<std::size_t>(question.verb)]];
      if (outcome.chose) ++count_.chose;
      if (outcome.kind == Outcome::Kind::ambiguous && count_.ambiguous++ == 0) count_.sample = outcome.report;
      if (!outcome.fault()) continue;
      faults.push_back(
          fmt::format("REPOC_SEED={} question {}: {}", of_world, number, shrunk(world, question, outcome)));
      load(world);
    }
  }
  return faults;
}

}  // namespace repoc::property
