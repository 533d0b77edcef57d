// What `--help` and the man page say of a command beyond its options.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace headroom {

/// The column in which help says what an option means.
inline constexpr std::size_t kMeaningsAt = 26;

/// A line that somebody might type, and what it answers.
struct Shown {
  std::string answers, line;
};

/// A paragraph; with a term, what the term means.
struct Note {
  std::string term, text;
};

struct CommandHelp {
  std::vector<Shown> examples;
  std::vector<Note> notes;
};

[[nodiscard]] std::string exit_codes();

/// Words in lines of at most 80 columns, each beginning with so many spaces.
[[nodiscard]] std::string indented_lines(const std::string& text, std::size_t indent);

/// "Examples:" with what each answers above it, the notes, and what the exit codes mean.
[[nodiscard]] std::string footer_text(const CommandHelp& help);

/// "  term    what it means", the meaning wrapped in its own column; below the term where that is long.
[[nodiscard]] std::string help_row(const std::string& term, const std::string& meaning,
                                   std::size_t meanings_at);

}  // namespace headroom
