#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Word {
  std::string text;
};

struct [[repoc::entity]] Sentence {
  std::vector<Word> words;
};

struct [[repoc::entity]] Page {
  [[repoc::id]] int number{};
  std::vector<Sentence> sentences;
};

struct [[repoc::entity]] Chapter {
  std::vector<Page> pages;
};

struct [[repoc::entity]] Book {
  [[repoc::id]] std::string title;
  std::vector<Chapter> chapters;
};

class [[repoc::repository]] Books : public repoc::Repository<Book, std::string> {
 public:
  virtual std::vector<Book> find_by_chapters_pages_sentences_words_text(std::string_view text) = 0;
};
