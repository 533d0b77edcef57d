#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

/// What `--help` and the man page say of a command beyond its options.
namespace headroom {

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

/// Help in 80 columns, the common options first and --help last.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_formatter();

/// "--output R.h5" and the like: the option's names and what it takes.
[[nodiscard]] std::string option_words(const CLI::Option& option);

}  // namespace headroom
