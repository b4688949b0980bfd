// Sentence -> tokens; tables and entities -> tries of words.
#include "names/vocabulary.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace repoc::names {

std::vector<Token> tokenize(const std::string& sentence, bool with_dots) {
  std::vector<Token> out;
  std::size_t begin = 0;
  bool nothing = false;  // stands between this dot and the one before
  while (begin <= sentence.size()) {
    const std::size_t end = with_dots ? std::min(sentence.find('.', begin), sentence.size()) : sentence.size();
    bool first = true;
    for (text::Word& word : text::split_words(std::string_view(sentence).substr(begin, end - begin))) {
      Separator before = Separator::plain;
      if (first && begin > 0) {
        before = word.underscores_before != 0 || nothing   ? Separator::odd
                 : begin > 1 && sentence[begin - 2] == '_' ? Separator::marked
                                                           : Separator::dot;
      } else if (!out.empty() && word.underscores_before > 1) {
        before = word.underscores_before == 2 ? Separator::doubled : Separator::odd;
      }
      first = false;
      const auto offset = static_cast<std::uint32_t>(begin);
      out.push_back({std::move(word.text), {word.begin + offset, word.end + offset}, before});
    }
    nothing = begin > 0 && first;
    begin = end + 1;
  }
  // A dot at the end, with which no word goes on.
  if (nothing && !out.empty()) {
    const auto end = static_cast<std::uint32_t>(sentence.size());
    out.push_back({"", {end, end}, Separator::odd});
  }
  return out;
}

void Trie::add(const model::Words& words, std::size_t value) {
  if (words.empty()) return;
  std::size_t node = 0;
  for (const std::string& word : words) {
    const auto [child, made] = nodes_[node].children.try_emplace(word, nodes_.size());
    node = child->second;
    if (made) nodes_.emplace_back();
  }
  std::vector<std::size_t>& values = nodes_[node].values;
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

std::optional<std::size_t> Trie::longest(const std::vector<Token>& tokens, std::size_t at) const {
  std::optional<std::size_t> out;
  match(tokens, at, [&](std::size_t end, std::size_t) { out = end; });
  return out;
}

namespace {

// The words of a row, and whether `not` stands before them, with every prefix that they may have.
template <class Add>
void with_prefixes(const model::Words& words, Add add) {
  add(words, false);
  for (const model::Words& prefix : {model::Words{"is"}, {"not"}, {"is", "not"}}) {
    model::Words whole = prefix;
    whole.insert(whole.end(), words.begin(), words.end());
    add(whole, prefix.back() == "not");
  }
}

Language make_language() {
  Language out;
  for (std::size_t i = 0; i < verbs().size(); ++i) out.verbs.add({std::string(verbs()[i].word)}, i);
  for (std::size_t i = 0; i < keywords().size(); ++i) {
    for (const model::Words& words : expand(keywords()[i].spelling)) {
      out.keywords.add(words, i);
      out.keyword[static_cast<std::size_t>(keywords()[i].keyword)].add(words, i);
    }
  }
  for (const OperatorRow& row : operators()) {
    const auto add = [&](model::Words words, bool negated) {
      out.operators.add(words, out.spellings.size());
      out.spellings.push_back({joined(words, "_"), &row, row.negated != negated});
      if (!row.compare) return;
      words.emplace_back("field");
      out.field_operators.add(words, out.spellings.size() - 1);
    };
    for (const model::Words& words : expand(row.spelling)) {
      row.prefix ? with_prefixes(words, add) : add(words, false);
    }
  }
  return out;
}

// batch: batch, batchs, batches; category: also categories.
std::vector<std::string> with_plurals(const std::string& word) {
  std::vector<std::string> out{word, word + "s", word + "es"};
  if (word.back() == 'y') out.push_back(word.substr(0, word.size() - 1) + "ies");
  return out;
}

}  // namespace

const Language& language() {
  static const Language out = make_language();
  return out;
}

const Trie& Vocabulary::fields(std::size_t entity, std::optional<std::size_t> holder) {
  const auto [place, fresh] = fields_[entity].try_emplace(holder);
  Trie& trie = place->second;
  if (!fresh) return trie;
  const model::Entity& e = model_.entities[entity];
  const auto above = static_cast<std::ptrdiff_t>(holder ? e.fields[*holder].words.size() : 0);
  bool has_id = false;
  for (std::size_t i = 0; i < e.fields.size(); ++i) {
    const model::Field& field = e.fields[i];
    if (field.holder != holder || field.presence) continue;
    trie.add(model::Words(field.words.begin() + above, field.words.end()), i);
    has_id = has_id || field.words == model::Words{"id"};
  }
  const std::vector<std::size_t> ids = e.ids();
  if (!holder && ids.size() == 1 && !has_id) trie.add({"id"}, ids.front());
  return trie;
}

const Trie& Vocabulary::enumerators(std::size_t index) {
  std::optional<Trie>& trie = enumerators_[index];
  if (trie) return *trie;
  trie.emplace();
  const std::vector<model::Enumerator>& all = model_.enums[index].enumerators;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].words.empty()) continue;
    with_prefixes(all[i].words,
                  [&](const model::Words& words, bool negated) { trie->add(words, 2 * i + (negated ? 1 : 0)); });
  }
  return *trie;
}

Trie Vocabulary::labels(std::size_t entity) const {
  Trie out;
  const model::Entity& e = model_.entities[entity];
  out.add(text::field_words(e.table), 0);
  if (e.words.empty()) return out;
  for (const std::string& last : with_plurals(e.words.back())) {
    model::Words words = e.words;
    words.back() = last;
    out.add(words, 0);
  }
  return out;
}

std::vector<std::string> field_spellings(const model::Model& model, std::size_t entity) {
  std::vector<std::string> out;
  for (const model::Field& field : model.entities[entity].fields) {
    if (!field.presence) out.push_back(joined(field.words, "_"));
  }
  return out;
}

std::vector<std::string> part_spellings(const model::Entity& entity, std::size_t group) {
  std::vector<std::string> out;
  for (const std::size_t part : entity.fields[group].parts) {
    const model::Field& field = entity.fields[part];
    if (field.presence) continue;
    std::vector<std::string> own{joined(field.words, "_")};
    if (field.is_group()) own = part_spellings(entity, part);
    out.insert(out.end(), own.begin(), own.end());
  }
  return out;
}

bool behind_optional(const model::Field& field) {
  return field.holder &&
         std::any_of(field.way.begin(), std::prev(field.way.end()), [](const model::Hop& hop) { return hop.optional; });
}

std::string field_text(const model::Field& field, std::string_view hop) {
  std::string out;
  for (std::size_t i = 0; i < field.words.size(); ++i) {
    const bool hops = std::find(field.hops.begin(), field.hops.end(), i) != field.hops.end();
    if (i != 0) out += hops ? hop : "_";
    out += field.words[i];
  }
  return out;
}

std::vector<std::string> settable_spellings(const model::Model& model, std::size_t entity) {
  std::vector<std::string> out;
  for (const model::Field& field : model.entities[entity].fields) {
    const FieldKinds kind = kind_of(field.type);
    const bool fixed = field.id || field.version || !field.updatable || behind_optional(field);
    if (!fixed && !field.presence && kind != kCollection && kind != kGroup) out.push_back(joined(field.words, "_"));
  }
  return out;
}

std::optional<std::size_t> enum_of(const model::Field& field) {
  const model::Type& type = model::without_optional(field.type);
  return type.is(model::TypeKind::enumeration) ? std::optional(type.index) : std::nullopt;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  return text::join(words, "", separator, [](const std::string& word) { return word; });
}

}  // namespace repoc::names
