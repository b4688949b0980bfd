#include "emit/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace repoc::emit {

namespace {

std::string capitalised(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

std::string_view unqualified(std::string_view name) {
  const std::size_t colons = name.rfind("::");
  return colons == std::string_view::npos ? name : name.substr(colons + 2);
}

std::string flattened(std::string_view name) {
  const bool ambiguous = name.find('_') != std::string_view::npos;
  std::string out;
  std::string lengths;
  while (true) {
    const std::size_t colons = name.find("::");
    const std::string_view part = name.substr(0, colons);
    if (!out.empty()) out += '_';
    out += part;
    lengths += fmt::format("_{}", part.size());
    if (colons == std::string_view::npos) break;
    name.remove_prefix(colons + 2);
  }
  return ambiguous ? out + lengths : out;
}

std::string upper_camel(const model::Words& words) {
  std::string out;
  for (const std::string& word : words) out += capitalised(word);
  return out;
}

std::string entry_name(const model::Repository& repository, std::string_view dialect) {
  return fmt::format("{}_{}", flattened(repository.name), dialect);
}

Naming::Naming(std::string_view dialect) : on_dialect_("On" + capitalised(dialect)) {}

std::string Naming::table(const model::Entity& entity, std::size_t uniques) {
  return claim_table(entity.name, "", uniques);
}

std::string Naming::link_table(const model::Entity& owner, const model::Field& links, std::size_t uniques) {
  return claim_table(owner.name, upper_camel(links.words), uniques);
}

std::string Naming::claim_table(const std::string& name, const std::string& suffix, std::size_t uniques) {
  std::vector<Form> forms = {{"k", ""},         {"k", "Columns"}, {"k", "Key"},
                             {"k", "Children"}, {"k", "Schema"},  {"k", "Uniques"}};
  for (std::size_t i = 1; i <= uniques; ++i) forms.push_back({"k", fmt::format("Unique{}", i)});
  return claim({std::string(unqualified(name)) + suffix, flattened(name) + suffix}, forms);
}

std::string Naming::repository(const model::Repository& repository) {
  return claim({std::string(unqualified(repository.name)), flattened(repository.name)}, {{"", on_dialect_}});
}

std::string Naming::repository_class(std::string_view repository) const {
  return std::string(repository) + on_dialect_;
}

Naming::Query Naming::query(std::string_view repository, std::string_view method, bool has_where, bool has_row) {
  std::vector<Form> forms = {{"k", ""}};
  if (has_where) forms.push_back({"k", "_where"});
  if (has_row) forms.push_back({"", "_Row"});
  const std::string base = claim({fmt::format("{}_{}", repository, method)}, forms);
  return {"k" + base, has_where ? "k" + base + "_where" : "", has_row ? base + "_Row" : ""};
}

std::string Naming::claim(const std::vector<std::string>& bases, const std::vector<Form>& forms) {
  const auto name = [](const std::string& base, const Form& form) {
    return fmt::format("{}{}{}", form.prefix, base, form.suffix);
  };
  const auto free = [&](const std::string& base) {
    return std::ranges::none_of(forms, [&](const Form& form) { return taken_.contains(name(base, form)); });
  };
  std::string base = bases.front();
  for (std::size_t i = 1; i < bases.size() && !free(base); ++i) base = bases[i];
  for (int n = 2; !free(base); ++n) base = fmt::format("{}_{}", bases.back(), n);
  for (const Form& form : forms) taken_.insert(name(base, form));
  return base;
}

}  // namespace repoc::emit
