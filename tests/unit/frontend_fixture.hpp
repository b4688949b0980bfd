// What the front end's tests share: a fresh folder for each, headers written into it and read from there, so that names
// in the output are short; and what came out as text.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "frontend/frontend.hpp"

namespace repoc::frontend {

namespace fs = std::filesystem;

inline const fs::path kProject = fs::absolute(fs::path(__FILE__)).parent_path().parent_path().parent_path();

using Files = std::vector<std::pair<std::string, std::string>>;

struct Outcome {
  text::Sources sources;
  diag::Sink sink;
  Result result;

  std::string dump() const {
    return sink.has_errors() ? diag::render_text(sources, sink.diagnostics()) : model::dump(result.model);
  }
  // "x.hpp:3:5: error: ..." and the notes, without the excerpts.
  std::string headlines() const {
    std::istringstream text(diag::render_text(sources, sink.diagnostics()));
    std::string lines;
    for (std::string line; std::getline(text, line);) {
      if (line.find(": error: ") != std::string::npos || line.find(": note: ") != std::string::npos)
        lines += line + "\n";
    }
    return lines;
  }
  std::string word(text::Span span) const {
    return span.valid() ? std::string(sources.text(span.file).substr(span.begin, span.size())) : "nowhere";
  }
};

class FrontendTest : public testing::Test {
 protected:
  void SetUp() override {
    home_ = fs::current_path();
    std::string pattern = (fs::temp_directory_path() / "repoc-frontend-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    fs::current_path(folder_);
  }
  void TearDown() override {
    fs::current_path(home_);
    fs::remove_all(folder_);
  }

  static void write(const Files& files) {
    for (const auto& [name, text] : files) {
      if (fs::path(name).has_parent_path()) fs::create_directories(fs::path(name).parent_path());
      std::ofstream(name) << text;
    }
  }
  static Outcome run(std::vector<std::string> headers, std::vector<std::string> arguments = {}) {
    Options options;
    options.headers = std::move(headers);
    options.clang_args = std::move(arguments);
    options.clang_args.push_back("-I" + (kProject / "runtime/include").string());
    Outcome outcome;
    outcome.result = read(options, outcome.sources, outcome.sink);
    return outcome;
  }
  static Outcome run_text(const std::string& text) {
    write({{"x.hpp", text}});
    return run({"x.hpp"});
  }

  // Each of the members, `x` in an entity of its own below the header, is refused with this reason. `<E>` is that
  // entity.
  static void expect_refused(std::string header, const std::vector<std::pair<const char*, const char*>>& members) {
    // A class each, since some of these members leave a class without a constructor.
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::string name = "E" + std::to_string(i);
      std::string text = members[i].first;
      if (const auto at = text.find("<E>"); at != std::string::npos) text.replace(at, 3, "<" + name + ">");
      header += "struct [[repoc::entity]] " + name + " { " + text + " };\n";
    }
    const Outcome outcome = run_text(header);
    ASSERT_EQ(outcome.sink.diagnostics().size(), members.size()) << outcome.headlines();
    for (std::size_t i = 0; i < members.size(); ++i) {
      const diag::Diagnostic& diagnostic = outcome.sink.diagnostics()[i];
      std::string why = members[i].second;
      if (const auto at = why.find("'E'"); at != std::string::npos) why.replace(at, 3, "'E" + std::to_string(i) + "'");
      const std::string subject = std::string(members[i].first) == "struct { int y; };" ? "an anonymous member" : "'x'";
      EXPECT_EQ(diagnostic.id, diag::Id::unsupported_type);
      EXPECT_EQ(diagnostic.message, subject + " cannot be stored: " + why) << members[i].first;
    }
  }

  fs::path home_;
  fs::path folder_;
};

struct Case {
  const char* name;
  const char* header;
  const char* expected;
};

}  // namespace repoc::frontend
