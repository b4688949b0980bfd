// The graph of a sentence -> its complete readings, different from each other.
#include <algorithm>

#include "names/parser.hpp"

namespace repoc::names {

namespace {

// A name of more words is a long one.
constexpr std::size_t kLongName = 100;
// Ways through the graph that are tried at most for each reading that is kept: two ways may say the same.
constexpr std::size_t kWaysPerReading = 4;

// Which nodes lead to the end of the sentence. Edges go from earlier tokens to later ones or, at the same token, from
// nodes made earlier to nodes made later, except into nodes already known: hence the search from the end.
std::vector<bool> alive(const Graph& graph) {
  std::vector<std::vector<std::size_t>> sources(graph.nodes.size());
  std::vector<std::size_t> todo;
  std::vector<bool> out(graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    for (const Edge& edge : graph.nodes[i].edges) sources[edge.to].push_back(i);
    if (graph.nodes[i].final) {
      out[i] = true;
      todo.push_back(i);
    }
  }
  while (!todo.empty()) {
    const std::size_t node = todo.back();
    todo.pop_back();
    for (std::size_t source : sources[node]) {
      if (out[source]) continue;
      out[source] = true;
      todo.push_back(source);
    }
  }
  return out;
}

// Whether the readings differ in their order alone, and `a` splits the same words into fewer items.
bool splits_less(const Sentence& a, const Sentence& b) {
  if (a.juxtaposed >= b.juxtaposed) return false;
  Sentence same = a;
  same.order = b.order;
  return same == b;
}

void keep(Sentence sentence, std::size_t most, Reading& reading) {
  for (const Sentence& known : reading.sentences) {
    if (splits_less(known, sentence)) return;
  }
  std::erase_if(reading.sentences, [&](const Sentence& known) { return splits_less(sentence, known); });
  for (Sentence& known : reading.sentences) {
    if (!(known == sentence)) continue;
    if (known.label) known = std::move(sentence);
    return;
  }
  if (reading.sentences.size() == most) {
    reading.more = true;
    return;
  }
  reading.sentences.push_back(std::move(sentence));
}

// Depth first without recursion: a name may have thousands of words. Every node that is entered leads to the end, so
// that a way costs its length. One reading is looked for no longer than until there is a second.
void collect(const model::Model& model, const Graph& graph, std::size_t most, Reading& reading) {
  const std::vector<bool> live = alive(graph);
  if (graph.nodes.empty() || !live[0]) return;
  struct Frame {
    std::size_t node;
    std::size_t next;
  };
  std::vector<Frame> stack{{0, 0}};
  std::vector<const Edge*> way;
  const std::size_t most_ways = kWaysPerReading * std::max(most, kMaxReadingsOfLongNames);
  std::size_t ways = 0;
  while (!stack.empty()) {
    Frame& top = stack.back();
    const Node& node = graph.nodes[top.node];
    ++reading.steps;
    if (top.next == 0 && node.final) {
      if (ways++ == most_ways) {
        reading.more = true;
        return;
      }
      keep(sentence_of(model, graph, way), most, reading);
      if (most == 1 && reading.more) return;
    }
    while (top.next < node.edges.size() && !live[node.edges[top.next].to]) ++top.next;
    if (top.next == node.edges.size()) {
      stack.pop_back();
      if (!way.empty()) way.pop_back();
      continue;
    }
    const Edge& edge = node.edges[top.next++];
    way.push_back(&edge);
    stack.push_back({edge.to, 0});
  }
}

}  // namespace

bool selects(Vocabulary& vocabulary, std::size_t entity, const std::string& text, bool derived,
             const Sentence& sentence) {
  Reading out;
  collect(vocabulary.model(), parse(vocabulary, entity, tokenize(text, derived), derived), 1, out);
  return !out.more && out.sentences.size() == 1 && out.sentences.front() == sentence;
}

Reading read(const model::Model& model, std::size_t entity, const std::string& sentence, bool derived) {
  Reading out;
  Vocabulary vocabulary(model);
  const Graph graph = parse(vocabulary, entity, tokenize(sentence, derived), derived);
  out.steps = graph.steps;
  collect(model, graph, graph.tokens.size() > kLongName ? kMaxReadingsOfLongNames : kMaxReadings, out);
  if (out.sentences.empty()) out.failure = explain(vocabulary, entity, sentence, graph);
  return out;
}

}  // namespace repoc::names
