// Options -> Result: sets Clang up over the synthetic unit, lets the reader walk what it parsed, and decides when one
// unit for all headers will not do.
#include <clang/AST/ASTConsumer.h>
#include <clang/Basic/FileManager.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/CompilerInvocation.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Frontend/Utils.h>
#include <clang/Lex/HeaderSearchOptions.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Sema/SemaConsumer.h>
#include <clang/Tooling/Tooling.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "frontend/arguments.hpp"
#include "frontend/clang_errors.hpp"
#include "frontend/file_system.hpp"
#include "frontend/frontend.hpp"
#include "frontend/reader.hpp"

namespace repoc::frontend {

namespace {

// What a run keeps from unit to unit.
struct Run {
  const Options& options;
  FileTable files;
  Known known;
  model::Model model;
  std::set<std::string> dependencies;
};

// What one unit found.
struct Unit {
  Run& run;
  ClangErrors errors;
  Attributes attributes;
  diag::Sink sink;
  std::exception_ptr failure;  // of ours, carried across Clang, which is built without exceptions

  explicit Unit(Run& owner) : run(owner), errors(owner.files) {}
};

// A header may include what is generated from it before it has been.
class Includes : public clang::PPCallbacks {
 public:
  bool FileNotFound(llvm::StringRef name) override { return name.ends_with(".repoc.hpp"); }
};

class Dependencies : public clang::DependencyCollector {
 public:
  explicit Dependencies(std::set<std::string>& files) : files_(files) {}
  bool needSystemDependencies() override { return true; }
  bool sawDependency(llvm::StringRef name, bool, bool, bool is_module, bool is_missing) override {
    const std::string_view file(name.data(), name.size());
    const bool is_virtual = file == kUnitName || file.starts_with(kResourceDir) || file.starts_with('<');
    if (!is_virtual && !is_module && !is_missing) files_.insert(tidy_path(std::string(file)));
    return false;
  }

 private:
  std::set<std::string>& files_;
};

class Consumer : public clang::SemaConsumer {
 public:
  Consumer(Unit& unit, clang::CompilerInstance& compiler) : unit_(unit), compiler_(compiler) {}
  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

  void HandleTranslationUnit(clang::ASTContext& context) override {
    try {
      const Places places(unit_.run.files, context.getSourceManager(), context.getLangOpts());
      // Clang reads an unknown type as `int`, so a unit with errors says nothing reliable about types.
      const bool parsed = unit_.errors.errors().empty();
      unit_.attributes.check(compiler_.getPreprocessor(), places, parsed, unit_.sink);
      if (!parsed || sema_ == nullptr) return;
      Reader(*sema_, unit_.attributes, places, unit_.run.known, unit_.run.model, unit_.sink).read();
    } catch (...) {
      unit_.failure = std::current_exception();
    }
  }

 private:
  Unit& unit_;
  clang::CompilerInstance& compiler_;
  clang::Sema* sema_ = nullptr;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(Unit& unit) : unit_(unit) {}

 protected:
  bool BeginInvocation(clang::CompilerInstance& compiler) override {
    compiler.getFrontendOpts().SkipFunctionBodies = true;
    // A missing include would otherwise swallow every later error.
    compiler.getDiagnostics().setFatalsAsError(true);
    return true;
  }
  bool BeginSourceFileAction(clang::CompilerInstance& compiler) override {
    clang::Preprocessor& preprocessor = compiler.getPreprocessor();
    preprocessor.addPPCallbacks(std::make_unique<Includes>());
    dependencies_.attachToPreprocessor(preprocessor);
    unit_.attributes.watch(preprocessor);
    return true;
  }
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler, llvm::StringRef) override {
    return std::make_unique<Consumer>(unit_, compiler);
  }

 private:
  Unit& unit_;
  Dependencies dependencies_{unit_.run.dependencies};
};

// Debian's Clang looks on the real disk for the resource folder and, not finding ours, puts a folder of its own in its
// place: a tool that leaned on it would work on the developer's machine only.
void use_own_headers(clang::HeaderSearchOptions& search) {
  for (clang::HeaderSearchOptions::Entry& entry : search.UserEntries) {
    if (entry.Group == clang::frontend::System && llvm::StringRef(entry.Path).contains("/usr/include/clang/")) {
      entry.Path = std::string(kResourceDir) + "/include";
    }
  }
}

class Factory : public clang::tooling::FrontendActionFactory {
 public:
  explicit Factory(Unit& unit) : unit_(unit) {}
  std::unique_ptr<clang::FrontendAction> create() override { return std::make_unique<Action>(unit_); }
  bool runInvocation(std::shared_ptr<clang::CompilerInvocation> invocation, clang::FileManager* files,
                     std::shared_ptr<clang::PCHContainerOperations> containers,
                     clang::DiagnosticConsumer* diagnostics) override {
    if (unit_.run.options.resource_dir.empty()) use_own_headers(invocation->getHeaderSearchOpts());
    return FrontendActionFactory::runInvocation(std::move(invocation), files, std::move(containers), diagnostics);
  }

 private:
  Unit& unit_;
};

std::vector<std::string> command_line(const Options& options) {
  // Clang looks for the system's headers from where it thinks it is installed.
  // Warnings are the compiler's business. No error limit: every error of a run at once. Without carets Clang
  // does not count its errors on our standard error.
  std::vector<std::string> arguments = {"/usr/bin/repoc",  "-fsyntax-only",         "-xc++", "-std=c++20", "-w",
                                        "-ferror-limit=0", "-fno-caret-diagnostics"};
  for (std::string& allowed : allowed_arguments(options.clang_args)) arguments.push_back(std::move(allowed));
  arguments.push_back("-resource-dir=" +
                      (options.resource_dir.empty() ? std::string(kResourceDir) : options.resource_dir));
  arguments.emplace_back(kUnitName);
  return arguments;
}

std::unique_ptr<Unit> parse(Run& run, const std::vector<std::string>& headers) {
  std::string text;
  for (const std::string& header : headers) text += "#include \"" + header + "\"\n";
  auto unit = std::make_unique<Unit>(run);
  const llvm::IntrusiveRefCntPtr<clang::FileManager> files(
      new clang::FileManager(clang::FileSystemOptions(), file_system(text)));
  Factory factory(*unit);
  clang::tooling::ToolInvocation invocation(command_line(run.options), &factory, files.get(),
                                            std::make_shared<clang::PCHContainerOperations>());
  invocation.setDiagnosticConsumer(&unit->errors);
  const bool done = invocation.run();
  if (unit->failure) std::rethrow_exception(unit->failure);
  // Nothing may look like success that was none.
  if (!done && unit->errors.errors().empty())
    unit->sink.report(diag::Id::clang, {}, "Clang could not run on these headers");
  return unit;
}

// Below the root, with '/'. A header outside keeps its ".." for the caller to refuse.
std::string include_path(const std::string& header, const std::string& root) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path below =
      fs::absolute(header, error)
          .lexically_normal()
          .lexically_relative(fs::absolute(root.empty() ? "." : root, error).lexically_normal() / "");
  const auto inside = [](const fs::path& path) { return !path.empty() && *path.begin() != ".."; };
  if (inside(below)) return below.generic_string();
  // One of the two may be named through a link.
  const fs::path resolved =
      fs::weakly_canonical(header, error).lexically_relative(fs::weakly_canonical(root.empty() ? "." : root, error));
  return inside(resolved) ? resolved.generic_string() : below.generic_string();
}

void deliver(const Unit& unit, std::set<std::tuple<text::FileId, std::uint32_t, std::string>>& seen, diag::Sink& sink) {
  const auto add = [&](const diag::Diagnostic& diagnostic) {
    // Two units that share a header find the same mistake in it.
    if (seen.insert({diagnostic.span.file, diagnostic.span.begin, diagnostic.message}).second) sink.report(diagnostic);
  };
  for (const diag::Diagnostic& diagnostic : unit.errors.errors()) add(diagnostic);
  for (const diag::Diagnostic& diagnostic : unit.sink.diagnostics()) add(diagnostic);
}

}  // namespace

Result read(const Options& options, text::Sources& sources, diag::Sink& sink) {
  Run run{options, {sources, options.headers, {}}, {}, {}, {}};
  for (const std::string& header : options.headers)
    run.model.headers.push_back({header, include_path(header, options.root)});

  bool readable = true;
  for (const std::string& header : options.headers) {
    if (header.find_first_of("\"\n") != std::string::npos) {
      sink.report(diag::Id::clang, {}, "a header's path cannot hold quotes or line breaks: " + header);
      readable = false;
    }
  }
  if (!readable || options.headers.empty()) return {};

  std::set<std::tuple<text::FileId, std::uint32_t, std::string>> seen;
  std::unique_ptr<Unit> joint = parse(run, options.headers);
  if (joint->errors.errors().empty() || options.headers.size() == 1) {
    deliver(*joint, seen, sink);
  } else {
    // Each header may be right and only their sum wrong: helpers of one name, macros that leak. Nothing was read yet.
    joint.reset();
    run.dependencies.clear();
    for (const std::string& header : options.headers) deliver(*parse(run, {header}), seen, sink);
  }
  return {std::move(run.model), {run.dependencies.begin(), run.dependencies.end()}};
}

}  // namespace repoc::frontend
