// The program's parts as functions that a page calls by name, with one message in and one out.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "web/message.hpp"

namespace headroom::web {

/// One instance of the program: in a page, of a worker. What it keeps between calls are its files, the study
/// that it simulates, and the parts that it has accepted.
///
///   read      a study, as `check --json` and `plan --json` see it, or its problems with their places
///   complete  what may be written at a place of it
///   hover     what stands at a place of it
///   edit      what changes of its text do what is asked, and nothing else
///   simulate  some replications of a scenario, as a part of a result
///   accept    parts that other instances have simulated
///   answer    the first section of the report, of the parts accepted
///   command   any command of the program, with files
class Session {
 public:
  /// `folder`: where its files lie; it is made, and the program works in it.
  explicit Session(const std::filesystem::path& folder);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// What cannot be done is answered as {error: "sentence"}; nothing is thrown.
  [[nodiscard]] Message call(const std::string& name, const Message& asked);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headroom::web
