// Options, flags and arguments made with what they set, check and exclude.

#include "command.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <utility>

namespace headroom {
namespace {

std::vector<std::string> parts_of(const std::string& names) {
  std::vector<std::string> parts;
  std::istringstream text{names};
  for (std::string part; std::getline(text, part, ',');) parts.push_back(part);
  return parts;
}

template <class Is>
std::vector<Word> those(const Command& command, Is is) {
  std::vector<Word> found;
  std::copy_if(command.words.begin(), command.words.end(), std::back_inserter(found), is);
  return found;
}

}  // namespace

Word Word::required() const {
  Word word = *this;
  word.is_required = true;
  return word;
}

Word Word::one_of(std::vector<std::string> names_allowed) const {
  Word word = *this;
  word.choices = std::move(names_allowed);
  return word;
}

Word Word::checked(std::function<std::string(const std::string&)> refusal_of) const {
  Word word = *this;
  word.refusal = std::move(refusal_of);
  return word;
}

Word Word::excludes(std::vector<std::string> options) const {
  Word word = *this;
  word.not_with = std::move(options);
  return word;
}

Word Word::needs(std::vector<std::string> options) const {
  Word word = *this;
  word.only_with = std::move(options);
  return word;
}

Word Word::in_order() const {
  Word word = *this;
  word.is_many = word.is_in_order = true;
  return word;
}

Word argument(std::string name, std::string& into, std::string help) {
  Word word{{std::move(name)}, "", std::move(help), [&into](const std::string& value) { into = value; }};
  word.is_argument = true;
  return word;
}

Word arguments(std::string name, std::vector<std::string>& into, std::string help) {
  Word word{
      {std::move(name)}, "", std::move(help), [&into](const std::string& value) { into.push_back(value); }};
  word.is_argument = word.is_many = true;
  return word;
}

Word option(const std::string& names, std::string takes, std::string& into, std::string help) {
  return option(
      names, std::move(takes), [&into](const std::string& value) { into = value; }, std::move(help));
}

Word option(const std::string& names, std::string takes, std::optional<std::string>& into, std::string help) {
  return option(
      names, std::move(takes), [&into](const std::string& value) { into = value; }, std::move(help));
}

Word option(const std::string& names, std::string takes, std::vector<std::string>& into, std::string help) {
  Word word = option(
      names, std::move(takes), [&into](const std::string& value) { into.push_back(value); }, std::move(help));
  word.is_many = true;
  return word;
}

Word option(const std::string& names, std::string takes, std::function<void(const std::string&)> set,
            std::string help) {
  return {parts_of(names), std::move(takes), std::move(help), std::move(set)};
}

Word flag(const std::string& names, bool& into, std::string help) {
  return flag(
      names, [&into] { into = true; }, std::move(help));
}

Word flag(const std::string& names, std::function<void()> set, std::string help) {
  return {parts_of(names), "", std::move(help), [set = std::move(set)](const std::string&) { set(); }};
}

Taken taken_by(const Word& word) {
  if (!word.is_argument && word.takes.empty()) return {};  // a flag
  const std::string& shown = word.is_argument ? word.names.front() : word.takes;
  if (!word.choices.empty()) return {Taken::Kind::choice, word.choices, shown};
  if (shown == "STUDY") return {Taken::Kind::file, {"yaml", "yml"}, shown};
  if (shown == "RESULTS" || shown == "SHARDS") return {Taken::Kind::file, {"h5"}, shown};
  if (shown == "DIR") return {Taken::Kind::folder, {}, shown};
  if (const auto dot = shown.rfind('.'); dot != std::string::npos)
    return {Taken::Kind::file, {shown.substr(dot + 1)}, shown};
  return {Taken::Kind::text, {}, shown};
}

Word help_word() {
  return flag(
      "-h,--help", [] {}, "print this help and exit");
}

std::vector<Word> options_of(const Command& command) {
  std::vector<Word> options{help_word()};
  for (Word& word : those(command, [](const Word& any) { return !any.is_argument; }))
    options.push_back(std::move(word));
  return options;
}

std::vector<Word> arguments_of(const Command& command) {
  return those(command, [](const Word& any) { return any.is_argument; });
}

std::vector<Command> listed(std::vector<Command> commands) {
  commands.erase(
      std::remove_if(commands.begin(), commands.end(), [](const Command& any) { return !any.is_listed; }),
      commands.end());
  return commands;
}

std::vector<std::string> names_of(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.name);
  return names;
}

}  // namespace headroom
