// The message table is complete, and a diagnostic prints as compilers print it.
#include "diag/diagnostic.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

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

// Ids of the query language that nothing reports yet; each gets its page with the issue that reports it.
const std::set<Id> kLater = {Id::projection,       Id::lock,      Id::page_argument, Id::keyset_order,
                             Id::unused_parameter, Id::raw_query, Id::full_scan,     Id::cross_shard};

TEST(Messages, EachIdHasItsPageAndEachPageItsId) {
  std::set<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(REPOC_DOCS "/diagnostics")) {
    pages.insert(entry.path().stem().string());
  }
  std::set<std::string> expected = {"README"};
  for (const Info& row : all()) {
    if (!kLater.contains(row.id)) expected.insert(std::string(row.name));
  }
  EXPECT_EQ(pages, expected);
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

}  // namespace
}  // namespace repoc::diag
