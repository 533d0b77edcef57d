// Where messages about a study lead in its text, in bytes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/problem.hpp"
#include "study/text/tree.hpp"
#include "web/message.hpp"

namespace headroom::web {

/// Of every key and value of one study.
class Places {
 public:
  /// `root`: with the rows of the files that it names; `file`: what marks call the text. Both outlive it.
  Places(const Node& root, const std::string& file);

  /// {file, line, column, from, to}: of what begins there; without from and to where it is of another file,
  /// or nothing begins there.
  [[nodiscard]] ordered_json at(const Mark& mark) const;
  /// Of what a message is about that begins with a path, such as "staff.lead.plan[2] is …" or "streams.gp:
  /// …"; of as much of the path as the study has. The text's beginning where that is none.
  [[nodiscard]] ordered_json of_message(std::string_view message) const;

 private:
  struct Span {
    std::size_t from = 0, to = 0;
  };
  void add(const Node& node);
  void add(const Mark& mark, Span span);

  const Node& root_;
  const std::string& file_;
  std::map<std::pair<int, int>, Span> spans_;  ///< by line and column
};

}  // namespace headroom::web
