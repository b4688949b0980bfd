// Random models, objects and questions: what a compiled query answers is what the same question means in C++.
//   REPOC_SEED=7 REPOC_QUERIES=200 property_test     asks the 200 questions of the world of seed 7
// The seed is printed; a fault names the seed of its world, with which its question is asked again at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ostream>
#include <random>
#include <regex>

#include "runner.hpp"

namespace repoc::property {

// For the names of tests.
std::ostream& operator<<(std::ostream& out, const BackEndRow& row) { return out << row.name; }

namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::uint64_t random_seed() { return std::random_device{}(); }

class Property : public testing::TestWithParam<BackEndRow> {};

TEST_P(Property, AnswersAreWhatTheQuestionMeans) {
  const std::uint64_t seed = number_from("REPOC_SEED", random_seed());
  const std::size_t questions = number_from("REPOC_QUERIES", 20'000);
  const std::size_t most = number_from("REPOC_FAULTS", 3);
  fmt::print("REPOC_SEED={}\n", seed);
  const std::unique_ptr<BackEnd> back_end = GetParam().make();
  Runner runner(*back_end);
  for (const std::string& fault : runner.run(seed, questions, most)) ADD_FAILURE() << fault;
  const Count& count = runner.count();
  std::string verbs;
  for (const auto& [verb, asked] : count.verbs) verbs += fmt::format(", {} {}", asked, verb);
  fmt::print(
      "{} questions{}; {} chose some rows and not all, {} were out of range; {} names were ambiguous, {} in every "
      "spelling\n",
      count.asked, verbs, count.chose, count.refused, count.respelled, count.ambiguous);
  // A test that asks nothing, or cannot ask, finds nothing.
  EXPECT_LE(count.ambiguous * 33, count.asked) << "more than 3 per cent of the questions have no spelling, such as\n"
                                               << count.sample;
  if (count.asked >= 1000) {
    EXPECT_GE(count.chose * 5, count.asked) << "fewer than 20 per cent of the questions choose";
  }
}

INSTANTIATE_TEST_SUITE_P(On, Property, testing::ValuesIn(back_ends()),
                         [](const testing::TestParamInfo<BackEndRow>& info) { return info.param.name; });

struct PlantedFault {
  const char* name;
  const char* correct;  // a regular expression over the statement's text
  const char* wrong;
};

std::ostream& operator<<(std::ostream& out, const PlantedFault& fault) { return out << fault.name; }

class Planted : public testing::TestWithParam<PlantedFault> {};

TEST_P(Planted, FaultIsFound) {
  const std::regex correct(GetParam().correct);
  const auto plant = [&](dialect::Statement& statement) {
    for (std::string* text : {&statement.text, &statement.count, &statement.after}) {
      *text = std::regex_replace(*text, correct, GetParam().wrong);
    }
  };
  const std::unique_ptr<BackEnd> back_end = back_ends().front().make();
  EXPECT_TRUE(Runner(*back_end).finds(plant, number_from("REPOC_SEED", 1), 4'000));
}

// Slips that a compiler for SQLite may make.
INSTANTIATE_TEST_SUITE_P(
    In, Planted,
    testing::Values(
        PlantedFault{"between_leaves_its_ends_out", R"(([\w.]+) between (\?\d+) and (\?\d+))", "($1 > $2 and $1 < $3)"},
        PlantedFault{"less_or_equal_is_less", "<=", "<"},
        PlantedFault{"null_safe_comparison_is_plain", R"( is (\?\d))", " = $1"},
        PlantedFault{"absent_values_are_outside_an_empty_list", R"([\w.]+ is not null and )", ""},
        PlantedFault{"unknown_satisfies_every", " is not 1", " = 0"},
        PlantedFault{"folds_ascii_only", R"(repoc_fold\()", "lower("},
        PlantedFault{"folds_one_side", R"(repoc_fold\((\?\d+)\))", "$1"},
        PlantedFault{"like_ignores_case", " glob ", " like "}, PlantedFault{"descending_is_lost", " desc", ""},
        PlantedFault{"nulls_first_is_last", "nulls first", "nulls last"},
        PlantedFault{"sort_is_lost", R"(/\*sort\*/)", ""},
        PlantedFault{"criteria_are_lost_in_pages_by_key", R"(/\*and\*/)", ""},
        PlantedFault{"page_by_key_repeats_its_last_row", R"(where ([\w.]+) > (\?\d+))", "where $1 >= $2"},
        PlantedFault{"limit_is_one_off", R"(\nlimit (\d+)$)", "\nlimit $1 + 1"},
        PlantedFault{"some_child_is_any_child", R"(\n  where [^\n]*\n\))", "\n)"},
        PlantedFault{"distinct_is_lost", "distinct", ""},
        PlantedFault{"addition_is_not_checked", R"(repoc_add\(([^,]*), ([^,]*), [^,]*, [^)]*\))", "$1 + $2"},
        PlantedFault{"version_is_not_counted", R"(, revision = repoc_add[^\n]*)", ""},
        PlantedFault{"decimals_are_compared_as_text", " collate repoc_decimal", ""},
        PlantedFault{"bytes_in_lists_are_no_hexadecimals", R"(value = hex\((\?\d+)\))", "value = $1"},
        PlantedFault{"contains_nothing_is_contains", R"(not exists \(select 1 from json_each)",
                     "exists (select 1 from json_each"},
        PlantedFault{"absent_lists_lack_everything", R"([\w.]+ is not null and (not exists \(select 1 from json_each))",
                     "$1"},
        PlantedFault{"lists_are_empty_texts", R"(= '\[\]')", "= ''"},
        PlantedFault{"maps_are_empty_lists", R"('\{\}')", "'[]'"},
        PlantedFault{"absent_groups_are_other_groups", R"([\w.]+ is not null and not \()", "not ("},
        PlantedFault{"only_the_first_part_of_a_group_counts", R"(_1 = (\?\d+) and [\w.]+_2 = \?\d+)", "_1 = $1"},
        PlantedFault{"any_link_is_contained", R"((\n  from widget_\w+ \w+)\n  where [\w.]+ = \?\d+)", "$1"}),
    [](const testing::TestParamInfo<PlantedFault>& info) { return info.param.name; });

}  // namespace

}  // namespace repoc::property
