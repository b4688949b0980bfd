#include "plan/raw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "plan/arguments.hpp"
#include "plan/raw_scan.hpp"
#include "plan/result.hpp"
#include "text/distance.hpp"

namespace repoc::plan {

namespace {

using diag::Id;
using model::Type;
using model::TypeKind;

// What each of repoc's own parameter types is in SQL.
struct Recognised {
  std::string_view type;
  std::string_view instead;
};
constexpr std::array kRecognised = {
    Recognised{"Limit", "write 'limit :rows' and a 'std::int64_t rows'"},
    Recognised{"Offset", "write 'limit -1 offset :rows' and a 'std::int64_t rows'"},
    Recognised{"PageRequest", "write 'limit :size offset :start' and two 'std::int64_t'"},
    Recognised{"Cursor", "write the comparison with the last row, and its values as parameters"},
    Recognised{"Sort", "write 'order by'; a query of one text has one order"},
    Recognised{"Maybe", "write '(:name is null or name = :name)' and a 'std::optional'"},
};

bool is_value(const Type& type) { return model::is_scalar(type) || model::is_text(type); }

class Planner {
 public:
  Planner(const Subject& subject, diag::Sink& sink)
      : subject_(subject), sink_(sink), errors_(sink.errors()), used_(subject.method.parameters.size()) {}

  std::optional<Query> run() {
    const RawScan scan = scan_raw(subject_.method.query);
    if (scan.problem) {
      report(scan.problem->begin, scan.problem->end, scan.problem->message);
      return std::nullopt;
    }
    for (const model::Parameter& parameter : subject_.method.parameters) add(parameter);
    cut(scan.tokens);
    // A parameter that is misspelt in the text is one mistake.
    for (std::size_t i = 0; i < used_.size() && !misspelt_; ++i) {
      if (!used_[i]) report_unused(subject_.method.parameters[i]);
    }
    const std::optional<Result> result = raw_result(subject_, sink_);
    if (!result || sink_.errors() != errors_) return std::nullopt;
    out_.result = *result;
    out_.entity = subject_.repository.entity;
    return std::move(out_);
  }

 private:
  diag::Diagnostic& report(std::size_t begin, std::size_t end, const std::string& message) {
    return sink_.report(Id::raw_query, subject_.method.query_place(begin, end), message);
  }

  void add(const model::Parameter& parameter) {
    Parameter out;
    out.name = parameter.name;
    out.type = parameter.type;
    const Type* element = element_of(parameter.type);
    out.list = element != nullptr;
    if (const std::string why = unbindable(parameter.type, element); !why.empty()) {
      // What cannot stand in the text at all is not missed there.
      used_[out_.parameters.size()] = true;
      sink_.report(Id::raw_query, parameter.type_span,
                   fmt::format("'{}' cannot be a parameter of a query: {}", spelled(parameter.type), why));
    }
    out_.parameters.push_back(std::move(out));
  }

  // Why a value of this type cannot be bound; empty if it can.
  static std::string unbindable(const Type& type, const Type* element) {
    const Type& held = model::without_reference(type);
    if (held.is(TypeKind::library)) {
      const auto known = std::find_if(kRecognised.begin(), kRecognised.end(),
                                      [&](const Recognised& r) { return r.type == held.name; });
      return std::string(known != kRecognised.end() ? known->instead : "repoc knows no value of it");
    }
    if (held.is(TypeKind::unsupported)) return held.why;
    if (element != nullptr) return is_value(*element) ? "" : "a list holds single values, as for one column";
    return is_value(model::without_optional(held)) ? "" : "it is not the value of one column";
  }

  // The pieces between the parameters, as written.
  void cut(const std::vector<RawToken>& tokens) {
    const std::string& text = subject_.method.query;
    std::size_t from = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const RawToken& token = tokens[i];
      if (token.kind != RawToken::Kind::parameter) continue;
      const std::optional<std::size_t> parameter = find(token);
      if (!parameter) continue;
      used_[*parameter] = true;
      check_list(tokens, i, out_.parameters[*parameter]);
      if (token.begin != from) out_.raw.push_back({text.substr(from, token.begin - from), std::nullopt});
      out_.raw.push_back({"", parameter});
      from = token.end;
    }
    if (from != text.size()) out_.raw.push_back({text.substr(from), std::nullopt});
  }

  std::optional<std::size_t> find(const RawToken& token) {
    const std::vector<model::Parameter>& all = subject_.method.parameters;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.name == token.value; });
    if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
    misspelt_ = true;
    std::vector<std::string> names;
    for (const model::Parameter& parameter : all) {
      if (!parameter.name.empty()) names.push_back(parameter.name);
    }
    diag::Diagnostic& error =
        report(token.begin, token.end, fmt::format("'{}' has no parameter '{}'", subject_.method.name, token.value));
    const text::Span place = subject_.method.query_place(token.begin + 1, token.end);
    if (const auto nearest = text::nearest(token.value, names)) {
      error.fix(place, fmt::format("did you mean '{}'?", *nearest), *nearest);
    } else if (!names.empty()) {
      error.note({}, fmt::format("its parameters are: {}", listed(names)));
    }
    return std::nullopt;
  }

  // `in (:ids)` and nothing else takes a list, and takes nothing but a list where the method has one.
  void check_list(const std::vector<RawToken>& tokens, std::size_t at, const Parameter& parameter) {
    if (!parameter.list) return;
    const auto is = [&](std::size_t i, std::string_view value) {
      return i < tokens.size() && tokens[i].value == value && tokens[i].kind != RawToken::Kind::text &&
             tokens[i].kind != RawToken::Kind::name;
    };
    if (at >= 2 && is(at - 2, "in") && is(at - 1, "(") && is(at + 1, ")")) return;
    report(tokens[at].begin, tokens[at].end,
           fmt::format("'{0}' is a list, which may only stand as 'in (:{0})'", parameter.name));
  }

  void report_unused(const model::Parameter& parameter) {
    if (parameter.name.empty()) {
      sink_.report(Id::unused_parameter, parameter.span,
                   "a parameter without a name cannot stand in the query; name it and write ':' before the name");
    } else {
      sink_
          .report(Id::unused_parameter, parameter.span,
                  fmt::format("the query does not use the parameter '{}'", parameter.name))
          .note(subject_.method.query_place(0, subject_.method.query.size()),
                fmt::format("write ':{}' where its value belongs", parameter.name));
    }
  }

  const Subject& subject_;
  diag::Sink& sink_;
  std::size_t errors_;
  std::vector<bool> used_;
  bool misspelt_ = false;
  Query out_;
};

}  // namespace

std::optional<Query> plan_raw(const Subject& subject, diag::Sink& sink) { return Planner(subject, sink).run(); }

}  // namespace repoc::plan
