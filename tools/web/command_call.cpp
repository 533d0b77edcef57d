// The program itself, run with streams that are caught.

#include "web/command_call.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "commands/whole_program.hpp"
#include "support/safe_output.hpp"
#include "web/asked.hpp"

namespace headroom::web {
namespace {

/// What is written to a stream while it lives.
class Caught {
 public:
  explicit Caught(std::ostream& stream) : stream_{stream}, before_{stream.rdbuf(text_.rdbuf())} {}
  ~Caught() { stream_.rdbuf(before_); }
  Caught(const Caught&) = delete;
  Caught& operator=(const Caught&) = delete;

  [[nodiscard]] std::string text() const { return text_.str(); }

 private:
  std::ostream& stream_;
  std::ostringstream text_;
  std::streambuf* before_;
};

struct Said {
  int exit = 0;
  std::string out, error;
};

Said run(std::vector<std::string> words) {
  words.insert(words.begin(), "headroom");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const Caught out{std::cout}, error{std::cerr};
  Said said;
  {
    const SafeOutput safe;
    said.exit = whole_program(static_cast<int>(words.size()), argv.data());
  }
  said.out = out.text();
  said.error = error.text();
  return said;
}

bool names_result(const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), kResultName) != words.end();
}

}  // namespace

Message command_call(const Message& asked, const WorkFolder& folder, Collecting* collecting) {
  const std::vector<std::string> words = texts(asked, "args"), take = texts(asked, "take");
  if (collecting != nullptr && (names_result(words) || names_result(take))) collecting->write_result();
  const std::vector<std::string> given = put_files(asked, folder);
  const Said said = run(words);
  Message answer;
  std::vector<std::string> files;
  for (const std::string& wanted : take)
    for (const std::string& name : folder.named(wanted)) files.push_back(name);
  for (const std::string& name : files) answer.attachments.push_back(folder.read(name));
  answer.json = {{"exit", said.exit}, {"stdout", said.out}, {"stderr", said.error}, {"files", files}};
  std::vector<std::string> kept = texts(asked, "keep");
  kept.emplace_back(kResultName);
  for (const auto& names : {given, files})
    for (const std::string& name : names)
      if (std::find(kept.begin(), kept.end(), name) == kept.end()) folder.remove(name);
  return answer;
}

}  // namespace headroom::web
