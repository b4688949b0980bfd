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

std::string Naming::table(const model::Entity& entity) {
  return claim("k", {std::string(unqualified(entity.name)), flattened(entity.name)},
               {"", "Columns", "Key", "Children", "Schema"});
}

std::string Naming::repository(const model::Repository& repository) {
  return claim("", {std::string(unqualified(repository.name)), flattened(repository.name)}, {on_dialect_});
}

std::string Naming::repository_class(std::string_view repository) const {
  return std::string(repository) + on_dialect_;
}

std::string Naming::query(std::string_view repository, std::string_view method) {
  return "k" + claim("k", {fmt::format("{}_{}", repository, method)}, {""});
}

std::string Naming::claim(std::string_view prefix, const std::vector<std::string>& bases,
                          const std::vector<std::string>& suffixes) {
  const auto name = [&](const std::string& base, const std::string& suffix) {
    return std::string(prefix) + base + suffix;
  };
  const auto free = [&](const std::string& base) {
    return std::none_of(suffixes.begin(), suffixes.end(),
                        [&](const std::string& suffix) { return taken_.contains(name(base, suffix)); });
  };
  std::string base = bases.front();
  for (std::size_t i = 1; i < bases.size() && !free(base); ++i) base = bases[i];
  for (int n = 2; !free(base); ++n) base = fmt::format("{}_{}", bases.back(), n);
  for (const std::string& suffix : suffixes) taken_.insert(name(base, suffix));
  return base;
}

}  // namespace repoc::emit
