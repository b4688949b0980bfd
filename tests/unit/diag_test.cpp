// The message table and its pages are complete, a diagnostic prints as compilers print it and as other programs read
// it, and levels are applied.
#include "diag/diagnostic.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "diag/render.hpp"

namespace repoc::diag {
namespace {

TEST(Messages, EachIdHasItsRowAndAName) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < all().size(); ++i) {
    const Info& row = all()[i];
    EXPECT_EQ(static_cast<std::size_t>(row.id), i) << row.name;
    EXPECT_EQ(&info(row.id), &row);
    EXPECT_TRUE(names.insert(row.name).second) << row.name << " stands twice";
  }
  EXPECT_EQ(static_cast<std::size_t>(Id::repository_base) + 1, all().size());
}

TEST(Messages, EachIdHasItsPageAndEachPageItsId) {
  std::set<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(REPOC_DOCS "/diagnostics")) {
    pages.insert(entry.path().stem().string());
  }
  std::set<std::string> expected = {"README"};
  for (const Info& row : all()) expected.insert(std::string(row.name));
  EXPECT_EQ(pages, expected);
}

std::string page(std::string_view name) {
  std::ifstream in(std::filesystem::path(REPOC_DOCS "/diagnostics") / (std::string(name) + ".md"));
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(Messages, EachPageSaysWhatItMeansAnExampleAndTheFix) {
  const std::string list = page("README");
  for (const Info& row : all()) {
    const std::string text = page(row.name);
    EXPECT_TRUE(text.starts_with(
        fmt::format("# {}\n\n*{}*, printed as `[repoc-{}]`.\n", row.name, name_of(row.severity), row.name)))
        << row.name;
    EXPECT_NE(text.find(fmt::format("[repoc-{}]\n", row.name)), std::string::npos)
        << row.name << ": the message is not shown as it is printed";
    for (const char* heading : {"\n## Example\n", "\n## Fix\n"}) {
      EXPECT_NE(text.find(heading), std::string::npos) << row.name << heading;
    }
    EXPECT_NE(list.find(fmt::format("| [{0}]({0}.md) | {1} | {2} |\n", row.name, name_of(row.severity), row.summary)),
              std::string::npos)
        << row.name << " in the list of the README";
  }
}

TEST(Messages, AWrongNumberOfArgumentsIsABug) {
  EXPECT_THROW((void)make(Id::unknown_field, {}, "only one"), fmt::format_error);
}

TEST(Sink, CountsErrorsNotWarnings) {
  Sink sink;
  sink.report(Id::unordered_first, {}, "find_first");
  EXPECT_FALSE(sink.has_errors());
  sink.report(Id::missing_id, {}, "Product");
  EXPECT_EQ(sink.errors(), 1U);
}

TEST(LevelsOfIds, OnlyWarningsAndRemarksCanBeChanged) {
  std::set<std::string_view> names;
  for (const Info& row : all()) {
    if (Levels::adjustable(row.id)) names.insert(row.name);
  }
  EXPECT_EQ(names, (std::set<std::string_view>{"grouping", "argument-swap", "never-null", "unordered-first",
                                               "full-scan", "cross-shard"}));
}

struct LevelCase {
  const char* what;
  void (*say)(Levels&);
  Id id;
  Severity reported;
  std::optional<Severity> expected;
};

class LevelsSaid : public testing::TestWithParam<LevelCase> {};

TEST_P(LevelsSaid, AreApplied) {
  const LevelCase& c = GetParam();
  Levels levels;
  c.say(levels);
  EXPECT_EQ(levels.applied(c.id, c.reported), c.expected) << c.what;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, LevelsSaid,
    testing::Values(LevelCase{"nothing", [](Levels&) {}, Id::grouping, Severity::warning, Severity::warning},
                    LevelCase{"off", [](Levels& l) { l.enable(Id::grouping, false); }, Id::grouping, Severity::warning,
                              std::nullopt},
                    LevelCase{"another off", [](Levels& l) { l.enable(Id::full_scan, false); }, Id::grouping,
                              Severity::warning, Severity::warning},
                    LevelCase{"off, but an error", [](Levels& l) { l.enable(Id::never_null, false); }, Id::never_null,
                              Severity::error, Severity::error},
                    LevelCase{"off, the same id as a warning", [](Levels& l) { l.enable(Id::never_null, false); },
                              Id::never_null, Severity::warning, std::nullopt},
                    LevelCase{"all warnings", [](Levels& l) { l.make_warnings_errors(true); }, Id::grouping,
                              Severity::warning, Severity::error},
                    LevelCase{"all warnings leave remarks", [](Levels& l) { l.make_warnings_errors(true); },
                              Id::full_scan, Severity::remark, Severity::remark},
                    LevelCase{"one", [](Levels& l) { l.make_error(Id::full_scan, true); }, Id::full_scan,
                              Severity::remark, Severity::error},
                    LevelCase{"one goes before all, whichever is said first",
                              [](Levels& l) {
                                l.make_error(Id::grouping, false);
                                l.make_warnings_errors(true);
                              },
                              Id::grouping, Severity::warning, Severity::warning},
                    LevelCase{"as an error it is on again",
                              [](Levels& l) {
                                l.enable(Id::grouping, false);
                                l.make_error(Id::grouping, true);
                              },
                              Id::grouping, Severity::warning, Severity::error},
                    LevelCase{"off after all, it is off",
                              [](Levels& l) {
                                l.make_error(Id::grouping, true);
                                l.enable(Id::grouping, false);
                              },
                              Id::grouping, Severity::warning, std::nullopt}),
    [](const auto& info) { return "Case" + std::to_string(info.index); });

TEST(Sink, AppliesItsLevels) {
  Levels levels;
  levels.enable(Id::full_scan, false);
  levels.make_error(Id::grouping, true);
  Sink sink(levels);
  EXPECT_FALSE(sink.enabled(Id::full_scan));
  EXPECT_TRUE(sink.enabled(Id::arity));
  sink.report(Id::full_scan, {}, "dropped").note({}, "and so is this");
  EXPECT_TRUE(sink.diagnostics().empty());
  sink.report(Id::grouping, {}, "a or (b and c)").note({}, "kept");
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().severity, Severity::error);
  EXPECT_EQ(sink.diagnostics().front().notes.size(), 1U);
  EXPECT_EQ(sink.errors(), 1U);
}

struct RenderCase {
  const char* what;
  const char* source;
  const char* word;  // the caret stands under its first occurrence
  const char* expected;
};

class Render : public testing::TestWithParam<RenderCase> {};

TEST_P(Render, AsCompilersDo) {
  const RenderCase& c = GetParam();
  text::Sources sources;
  const std::string source = c.source;
  const text::FileId file = sources.add("shop/r.hpp", source);
  const auto begin = static_cast<std::uint32_t>(source.find(c.word));
  const text::Span span{file, begin, begin + static_cast<std::uint32_t>(std::string_view(c.word).size())};
  Sink sink;
  sink.report(Id::missing_id, span, c.word).fix(span, "did you mean 'sku'?", "sku");
  EXPECT_EQ(render_text(sources, sink.diagnostics()), c.expected);
}

INSTANTIATE_TEST_SUITE_P(Cases, Render,
                         testing::Values(RenderCase{"plain", "int a;\n  get skuu here;\n", "skuu",
                                                    "shop/r.hpp:2:7: error: 'skuu' has no id [repoc-missing-id]\n"
                                                    "  get skuu here;\n"
                                                    "      ^~~~\n"
                                                    "shop/r.hpp:2:7: note: did you mean 'sku'?\n"
                                                    "  get skuu here;\n"
                                                    "      ^~~~\n"
                                                    "      sku\n"},
                                         RenderCase{"tabs stay tabs, no line end at the end of the file", "\tx", "x",
                                                    "shop/r.hpp:1:2: error: 'x' has no id [repoc-missing-id]\n"
                                                    "\tx\n"
                                                    "\t^\n"
                                                    "shop/r.hpp:1:2: note: did you mean 'sku'?\n"
                                                    "\tx\n"
                                                    "\t^\n"
                                                    "\tsku\n"},
                                         RenderCase{"a multi-byte character is one column wide",
                                                    "/* \xC3\xA9 */ abc\r\n", "abc",
                                                    "shop/r.hpp:1:10: error: 'abc' has no id [repoc-missing-id]\n"
                                                    "/* \xC3\xA9 */ abc\n"
                                                    "        ^~~\n"
                                                    "shop/r.hpp:1:10: note: did you mean 'sku'?\n"
                                                    "/* \xC3\xA9 */ abc\n"
                                                    "        ^~~\n"
                                                    "        sku\n"}),
                         [](const auto& info) { return "Case" + std::to_string(info.index); });

TEST(RenderOrder, FollowsTheSourceWithinAFile) {
  text::Sources sources;
  const text::FileId file = sources.add("r.hpp", "one two\n");
  Sink sink;
  sink.report(Id::missing_id, {file, 4, 7}, "two");
  sink.report(Id::missing_id, {file, 0, 3}, "one");
  EXPECT_EQ(render_text(sources, sink.diagnostics()),
            "r.hpp:1:1: error: 'one' has no id [repoc-missing-id]\none two\n^~~\n"
            "r.hpp:1:5: error: 'two' has no id [repoc-missing-id]\none two\n    ^~~\n");
}

TEST(RenderPlace, ADiagnosticWithoutAPlaceNamesTheTool) {
  Sink sink;
  sink.report(Id::missing_id, {}, "X").note({}, "look there");
  EXPECT_EQ(render_text(text::Sources{}, sink.diagnostics()),
            "repoc: error: 'X' has no id [repoc-missing-id]\nrepoc: note: look there\n");
}

// One of each: a place behind a character of two bytes, a note with a fix, one with another place, one without a place,
// and bytes that are no UTF-8.
struct ForTools : testing::Test {
  ForTools() {
    const text::FileId file = sources.add("my shop/r.hpp", "int a;\n/* \xC3\xA9 */ get skuu;\n");
    sink.report(Id::unknown_field, {file, 20, 24}, "skuu", "Product")
        .fix({file, 20, 24}, "did you mean 'sku'?", "sku")
        .note({file, 4, 5}, "'a' is declared here")
        .note({}, "read up to here: \xFF");
    sink.report(Id::unordered_first, {}, "find_first");
  }
  text::Sources sources;
  Sink sink;
};

TEST_F(ForTools, JsonHasBytesAsColumns) {
  EXPECT_EQ(render_json(sources, sink.diagnostics()), R"({
  "diagnostics": [
    {
      "column": 14,
      "endColumn": 18,
      "endLine": 2,
      "file": "my shop/r.hpp",
      "id": "unknown-field",
      "line": 2,
      "message": "no field 'skuu' in 'Product'",
      "notes": [
        {
          "fix": {
            "column": 14,
            "endColumn": 18,
            "endLine": 2,
            "file": "my shop/r.hpp",
            "line": 2,
            "replacement": "sku"
          },
          "message": "did you mean 'sku'?",
          "place": {
            "column": 14,
            "endColumn": 18,
            "endLine": 2,
            "file": "my shop/r.hpp",
            "line": 2
          }
        },
        {
          "message": "'a' is declared here",
          "place": {
            "column": 5,
            "endColumn": 6,
            "endLine": 1,
            "file": "my shop/r.hpp",
            "line": 1
          }
        },
        {
          "message": "read up to here: �"
        }
      ],
      "severity": "error"
    },
    {
      "id": "unordered-first",
      "message": "'find_first' without an order returns any of the rows",
      "notes": [],
      "severity": "warning"
    }
  ]
}
)");
}

TEST_F(ForTools, SarifHasCodePointsAsColumnsAndUris) {
  const std::string log = render_sarif(sources, sink.diagnostics(), "1.2.3");
  for (const char* part : {
           R"("version": "1.2.3")",
           R"("uri": "my%20shop/r.hpp")",
           R"("level": "warning")",
           "\"ruleIndex\": 1\n",
           R"("columnKind": "unicodeCodePoints")",
           R"("region": {
                  "endColumn": 17,
                  "endLine": 2,
                  "startColumn": 13,
                  "startLine": 2
                })",
           R"("text": "See docs/diagnostics/full-scan.md")",
           R"("insertedContent": {
                        "text": "sku"
                      })",
       }) {
    EXPECT_NE(log.find(part), std::string::npos) << part << "\nin\n" << log;
  }
}

TEST(Sarif, AnAbsolutePathIsAFileUri) {
  text::Sources sources;
  const text::FileId file = sources.add("/src/\xC3\xA9#.hpp", "x");
  Sink sink;
  sink.report(Id::missing_id, {file, 0, 1}, "x");
  const std::string log = render_sarif(sources, sink.diagnostics(), "1");
  EXPECT_NE(log.find(R"("uri": "file:///src/%C3%A9%23.hpp")"), std::string::npos) << log;
}

}  // namespace
}  // namespace repoc::diag
