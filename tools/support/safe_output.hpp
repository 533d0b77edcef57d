// Everything printed made harmless on its way to the terminal.
#pragma once

#include <iosfwd>
#include <memory>

namespace headroom {

/// While it lives, all that std::cout and std::cerr are given passes `printable` (base/characters.hpp):
/// whatever a title, a file's name or a word of the command line holds, nothing of it moves a cursor, rings
/// or turns the direction of a line. A character that comes in pieces is put together first.
///
/// The line of progress alone has codes of its own, and writes past it.
class SafeOutput {
 public:
  SafeOutput();
  ~SafeOutput();
  SafeOutput(const SafeOutput&) = delete;
  SafeOutput& operator=(const SafeOutput&) = delete;

 private:
  class Filter;
  std::unique_ptr<Filter> out_, error_;
};

}  // namespace headroom
