#include "frontend/attributes.hpp"

#include <clang/AST/DeclTemplate.h>
#include <clang/Sema/ParsedAttr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "frontend/literals.hpp"
#include "text/distance.hpp"

namespace repoc::frontend {

namespace {

enum class Place { on_class, on_field, on_method, on_enum };
enum class Arguments { none, one_text, at_most_one_text, texts, at_most_generated, yes_or_no, number };

// Every attribute, where it may stand and how it is written there.
struct Row {
  std::string_view name;
  Place place;
  Arguments arguments;
  std::string_view usage;
};
constexpr std::array kRows = {
    Row{"entity", Place::on_class, Arguments::at_most_one_text, "[[repoc::entity]] or [[repoc::entity(\"table\")]]"},
    Row{"value", Place::on_class, Arguments::none, "[[repoc::value]]"},
    Row{"index", Place::on_class, Arguments::texts, "[[repoc::index(\"a\", \"b\")]] with names of fields"},
    Row{"index", Place::on_field, Arguments::none, "[[repoc::index]]"},
    Row{"unique", Place::on_class, Arguments::texts, "[[repoc::unique(\"a\", \"b\")]] with names of fields"},
    Row{"unique", Place::on_field, Arguments::none, "[[repoc::unique]]"},
    Row{"shard_key", Place::on_class, Arguments::one_text, "[[repoc::shard_key(\"a\")]] with the name of a field"},
    Row{"repository", Place::on_class, Arguments::none, "[[repoc::repository]]"},
    Row{"backend", Place::on_class, Arguments::one_text, "[[repoc::backend(\"mongo\")]]"},
    Row{"id", Place::on_field, Arguments::at_most_generated, "[[repoc::id]] or [[repoc::id(generated)]]"},
    Row{"version", Place::on_field, Arguments::none, "[[repoc::version]]"},
    Row{"column", Place::on_field, Arguments::one_text, "[[repoc::column(\"name\")]]"},
    Row{"transient", Place::on_field, Arguments::none, "[[repoc::transient]]"},
    Row{"updatable", Place::on_field, Arguments::yes_or_no, "[[repoc::updatable(false)]]"},
    Row{"was", Place::on_class, Arguments::one_text, "[[repoc::was(\"old\")]] with the table's name before"},
    Row{"was", Place::on_field, Arguments::one_text, "[[repoc::was(\"old\")]] with the column's name before"},
    Row{"stored_as", Place::on_enum, Arguments::number,
        "[[repoc::stored_as(\"number\")]]; without it the names of the enumerators are stored"},
    Row{"query", Place::on_method, Arguments::one_text, "[[repoc::query(\"select ...\")]]"},
    Row{"pipeline", Place::on_method, Arguments::one_text, "[[repoc::pipeline(\"[...]\")]]"},
    Row{"derive", Place::on_method, Arguments::one_text, "[[repoc::derive(\"find_by_...\")]]"},
};

std::string_view describe(Place place) {
  switch (place) {
    case Place::on_class:
      return "a class or struct";
    case Place::on_field:
      return "a data member";
    case Place::on_method:
      return "a pure virtual method of a repository";
    case Place::on_enum:
      return "an enumeration";
  }
  return {};
}

// Clang wants each name once, with its namespace, in memory that lives for ever.
constexpr std::array kSpellings = {
    "repoc::entity",  "repoc::value",    "repoc::index",   "repoc::unique", "repoc::shard_key", "repoc::repository",
    "repoc::backend", "repoc::id",       "repoc::version", "repoc::column", "repoc::transient", "repoc::updatable",
    "repoc::query",   "repoc::pipeline", "repoc::derive",  "repoc::was",    "repoc::stored_as",
};
constexpr std::size_t kScope = std::string_view("repoc::").size();
static_assert(std::all_of(kRows.begin(), kRows.end(), [](const Row& row) {
  return std::any_of(kSpellings.begin(), kSpellings.end(),
                     [&](std::string_view spelling) { return spelling.substr(kScope) == row.name; });
}));

template <std::size_t I>
struct AttributeInfo : clang::ParsedAttrInfo {
  AttributeInfo() {
    // Only the scoped spelling: the bare one would take other vendors' attributes of that name.
    static constexpr Spelling kSpelling[] = {{clang::ParsedAttr::AS_CXX11, kSpellings[I]}};
    Spellings = kSpelling;
    OptArgs = 15;  // their number is checked here, with better messages
  }
  AttrHandling handleDeclAttribute(clang::Sema&, clang::Decl* declaration,
                                   const clang::ParsedAttr& attribute) const override {
    Attributes::on_declaration(*declaration, attribute.getRange().getEnd());
    return AttributeApplied;
  }
};

template <std::size_t I>
struct Registration {
  clang::ParsedAttrInfoRegistry::Add<AttributeInfo<I>> entry{kSpellings[I], ""};
};
template <class>
struct Registrations;
template <std::size_t... I>
struct Registrations<std::index_sequence<I...>> : Registration<I>... {};
const Registrations<std::make_index_sequence<kSpellings.size()>> registrations;

// The registry's entries are global and have no room for an owner: this is whose unit is being parsed.
thread_local Attributes* current = nullptr;

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const char* spelling : kSpellings) all.emplace_back(spelling + kScope);
  return all;
}

bool known(std::string_view name) {
  return std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) { return row.name == name; });
}

bool fits(Arguments expected, const Attribute& attribute, bool parentheses) {
  const std::vector<Argument>& given = attribute.arguments;
  const auto all = [&](Argument::Kind kind) {
    return std::all_of(given.begin(), given.end(), [&](const Argument& argument) { return argument.kind == kind; });
  };
  const auto one_of = [&](std::string_view a, std::string_view b) {
    return given.size() == 1 && all(Argument::Kind::word) && (given.front().text == a || given.front().text == b);
  };
  switch (expected) {
    case Arguments::none:
      return !parentheses;
    case Arguments::one_text:
      return given.size() == 1 && all(Argument::Kind::text) && !attribute.first().empty();
    case Arguments::at_most_one_text:
      return !parentheses || fits(Arguments::one_text, attribute, parentheses);
    case Arguments::texts:
      return !given.empty() && all(Argument::Kind::text);
    case Arguments::at_most_generated:
      return !parentheses || one_of("generated", "generated");
    case Arguments::yes_or_no:
      return one_of("false", "true");
    case Arguments::number:
      return fits(Arguments::one_text, attribute, parentheses) && attribute.first() == "number";
  }
  return false;
}

std::optional<Place> place_of(const clang::Decl& declaration) {
  if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(&declaration)) {
    if (record->isStruct() || record->isClass()) return Place::on_class;
  }
  if (llvm::isa<clang::EnumDecl>(declaration)) return Place::on_enum;
  if (llvm::isa<clang::FieldDecl>(declaration)) return Place::on_field;
  if (llvm::isa<clang::CXXMethodDecl>(declaration)) return Place::on_method;
  return std::nullopt;
}

// Where the text of a literal lies in the header, if it stands there byte by byte: "text" or R"x(text)x".
text::Span contents(const Literal& literal) {
  if (literal.parts.size() != 1) return {};
  const model::LiteralPart& all = literal.parts.front();
  return all.span.size() == literal.text.size() ? all.span : text::Span{};
}

clang::SourceLocation::UIntTy key(const clang::Decl& declaration) { return declaration.getLocation().getRawEncoding(); }

}  // namespace

Attributes::Attributes() { current = this; }
Attributes::~Attributes() { current = nullptr; }

void Attributes::watch(clang::Preprocessor& preprocessor) {
  preprocessor.setTokenWatcher([this](const clang::Token& token) { on_token(token); });
}

void Attributes::on_declaration(const clang::Decl& declaration, clang::SourceLocation name) {
  if (current != nullptr) current->uses_.push_back({&declaration, name});
}

// Two opening brackets in a row begin an attribute list wherever they stand (C++ [dcl.attr.grammar]).
void Attributes::on_token(const clang::Token& token) {
  using clang::tok::TokenKind;
  if (token.isAnnotation()) return;
  const TokenKind kind = token.getKind();
  if (!in_list_) {
    if (kind == TokenKind::l_square && after_bracket_) {
      in_list_ = true;
      list_.clear();
      open_.clear();
    }
    after_bracket_ = kind == TokenKind::l_square;
    return;
  }
  if (kind == TokenKind::eof) {
    in_list_ = false;
    return;
  }
  if (kind == TokenKind::l_square || kind == TokenKind::l_paren || kind == TokenKind::l_brace) open_.push_back(kind);
  if (kind == TokenKind::r_square || kind == TokenKind::r_paren || kind == TokenKind::r_brace) {
    if (open_.empty()) {
      in_list_ = after_bracket_ = false;
      read_list();
      return;
    }
    open_.pop_back();
  }
  list_.push_back(token);
}

// [ "using" namespace ":" ] { [ namespace "::" ] name [ "(" tokens ")" ] "," }
void Attributes::read_list() {
  using clang::tok::TokenKind;
  const auto is = [&](std::size_t i, TokenKind kind) { return i < list_.size() && list_[i].is(kind); };
  const auto word = [&](std::size_t i) {
    const clang::IdentifierInfo* identifier =
        i < list_.size() && !list_[i].isLiteral() ? list_[i].getIdentifierInfo() : nullptr;
    return identifier != nullptr ? identifier->getName() : llvm::StringRef();
  };
  std::size_t i = 0;
  llvm::StringRef common;
  if (is(0, TokenKind::kw_using) && is(2, TokenKind::colon)) {
    common = word(1);
    i = 3;
  }
  while (i < list_.size()) {
    if (word(i).empty()) {
      ++i;
      continue;
    }
    llvm::StringRef scope = common;
    if (is(i + 1, TokenKind::coloncolon)) {
      scope = word(i);
      i += 2;
    }
    if (i >= list_.size()) break;
    Written written;
    written.name = word(i).str();
    written.location = list_[i].getLocation();
    ++i;
    if (is(i, TokenKind::l_paren)) {
      written.parentheses = true;
      int depth = 1;
      for (++i; i < list_.size(); ++i) {
        if (list_[i].is(TokenKind::l_paren)) ++depth;
        if (list_[i].is(TokenKind::r_paren) && --depth == 0) break;
        written.arguments.push_back(list_[i]);
      }
      ++i;
    }
    if (scope != "repoc" || written.name.empty()) continue;
    written_at_.emplace(written.location.getRawEncoding(), written_.size());
    written_.push_back(std::move(written));
  }
}

std::vector<Argument> Attributes::decode(const Written& written, clang::Preprocessor& preprocessor,
                                         const Places& places, bool& well_formed) {
  using clang::tok::TokenKind;
  std::vector<Argument> arguments;
  const std::vector<clang::Token>& tokens = written.arguments;
  well_formed = true;
  std::size_t i = 0;
  while (i < tokens.size()) {
    std::size_t end = i;
    int depth = 0;
    for (; end < tokens.size() && (depth > 0 || tokens[end].isNot(TokenKind::comma)); ++end) {
      if (tokens[end].isOneOf(TokenKind::l_paren, TokenKind::l_square, TokenKind::l_brace)) ++depth;
      if (tokens[end].isOneOf(TokenKind::r_paren, TokenKind::r_square, TokenKind::r_brace)) --depth;
    }
    const llvm::ArrayRef<clang::Token> piece(tokens.data() + i, end - i);
    // An empty piece is a comma too many.
    if (piece.empty() || end + 1 == tokens.size()) well_formed = false;
    i = end + 1;
    if (piece.empty()) continue;

    Argument argument;
    argument.span = places.range({piece.front().getLocation(), piece.back().getLocation()});
    if (std::all_of(piece.begin(), piece.end(),
                    [](const auto& token) { return token.is(TokenKind::string_literal); })) {
      if (std::optional<Literal> literal = read_literal(piece, preprocessor, places)) {
        argument.kind = Argument::Kind::text;
        argument.contents = contents(*literal);
        argument.text = std::move(literal->text);
        argument.parts = std::move(literal->parts);
      }
    } else if (piece.size() == 1 && !piece.front().isLiteral() && piece.front().getIdentifierInfo() != nullptr) {
      argument.kind = Argument::Kind::word;
      argument.text = piece.front().getIdentifierInfo()->getName().str();
    }
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

void Attributes::check(clang::Preprocessor& preprocessor, const Places& places, bool parsed, diag::Sink& sink) {
  std::set<clang::SourceLocation::UIntTy> used;
  for (const Use& use : uses_) used.insert(use.name.getRawEncoding());

  for (const Written& written : written_) {
    const text::Span span = places.token(written.location);
    if (!known(written.name)) {
      diag::Diagnostic& error = sink.report(diag::Id::unknown_attribute, span, written.name);
      if (const auto nearest = text::nearest(written.name, names())) {
        error.fix(span, "did you mean '" + *nearest + "'?", *nearest);
      }
    } else if (parsed && !used.contains(written.location.getRawEncoding())) {
      sink.report(diag::Id::attribute_argument, span, "'repoc::" + written.name + "' means nothing here");
    }
  }
  if (!parsed) return;

  std::set<const clang::CXXRecordDecl*> seen;
  std::set<clang::SourceLocation::UIntTy> reported;  // `[[repoc::id(x)]] int a, b;` is one mistake
  for (const Use& use : uses_) {
    const auto at = written_at_.find(use.name.getRawEncoding());
    if (at == written_at_.end()) continue;
    const Written& written = written_[at->second];
    const auto report = [&](text::Span span, const std::string& message) {
      if (reported.insert(at->first).second) sink.report(diag::Id::attribute_argument, span, message);
    };
    bool well_formed = true;
    Attribute attribute{written.name, decode(written, preprocessor, places, well_formed),
                        places.token(written.location)};

    const std::optional<Place> place = place_of(*use.declaration);
    const Row* row = nullptr;
    std::string places_text;
    for (const Row& candidate : kRows) {
      if (candidate.name != attribute.name) continue;
      if (place == candidate.place) row = &candidate;
      if (!places_text.empty()) places_text += " or ";
      places_text += describe(candidate.place);
    }
    if (row == nullptr) {
      report(attribute.span, "'repoc::" + attribute.name + "' belongs on " + places_text);
      continue;
    }
    if (!well_formed || !fits(row->arguments, attribute, written.parentheses)) {
      report(attribute.span, "'repoc::" + attribute.name + "' is written " + std::string(row->usage));
      // An entity with a wrong table is an entity: what follows from its being none would only be noise.
      if (row->arguments != Arguments::at_most_one_text && row->arguments != Arguments::at_most_generated) continue;
      attribute.arguments.clear();
    }
    const bool repeatable = row->arguments == Arguments::texts;
    const auto [first, last] = attributes_.equal_range(key(*use.declaration));
    if (!repeatable &&
        std::any_of(first, last, [&](const auto& other) { return other.second.name == attribute.name; })) {
      report(attribute.span, "'repoc::" + attribute.name + "' stands here twice");
      continue;
    }
    attributes_.emplace(key(*use.declaration), std::move(attribute));

    if (const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(use.declaration)) {
      const clang::CXXRecordDecl* definition = record->getDefinition();
      if (definition != nullptr && !definition->isDependentContext() &&
          !llvm::isa<clang::ClassTemplateSpecializationDecl>(definition) && seen.insert(definition).second) {
        classes_.push_back(definition);
      }
    }
  }
}

const Attribute* Attributes::find(const clang::Decl& declaration, std::string_view name) const {
  const auto [first, last] = attributes_.equal_range(key(declaration));
  const auto found = std::find_if(first, last, [&](const auto& entry) { return entry.second.name == name; });
  return found != last ? &found->second : nullptr;
}

const Attribute* Attributes::find_on_any(const clang::TagDecl& declaration, std::string_view name) const {
  for (const clang::TagDecl* one : declaration.redecls()) {
    if (const Attribute* found = find(*one, name)) return found;
  }
  return nullptr;
}

std::vector<const Attribute*> Attributes::find_all(const clang::CXXRecordDecl& declaration,
                                                   std::string_view name) const {
  std::vector<const Attribute*> found;
  for (const clang::TagDecl* one : declaration.redecls()) {
    const auto [first, last] = attributes_.equal_range(key(*one));
    for (auto entry = first; entry != last; ++entry) {
      if (entry->second.name == name) found.push_back(&entry->second);
    }
  }
  return found;
}

}  // namespace repoc::frontend
