// A row for each call; whatever goes wrong in one becomes a sentence.

#include "web/session.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>

#include "base/ensure.hpp"
#include "web/collecting.hpp"
#include "web/command_call.hpp"
#include "web/hint_calls.hpp"
#include "web/read_call.hpp"
#include "web/simulating.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

struct Session::State {
  WorkFolder folder;
  std::unique_ptr<Simulating> simulating{};
  std::unique_ptr<Collecting> collecting{};
};

namespace {

Message failure(const std::string& sentence) { return {{{"error", sentence}}}; }

}  // namespace

Session::Session(const std::filesystem::path& folder)
    : state_{std::make_unique<State>(State{WorkFolder{folder}, {}, {}})} {}
Session::~Session() = default;

Message Session::call(const std::string& name, const Message& asked) {
  struct Row {
    const char* name;
    Message (*call)(State&, const Message&);
  };
  static constexpr std::array kCalls{
      Row{"read", [](State& state, const Message& with) { return read_call(with, state.folder); }},
      Row{"complete", [](State&, const Message& with) { return complete_call(with); }},
      Row{"hover", [](State&, const Message& with) { return hover_call(with); }},
      Row{"edit", [](State& state, const Message& with) { return edit_call(with, state.folder); }},
      Row{"simulate",
          [](State& state, const Message& with) {
            return simulate_call(state.simulating, with, state.folder);
          }},
      Row{"accept", [](State& state,
                       const Message& with) { return accept_call(state.collecting, with, state.folder); }},
      Row{"answer", [](State& state, const Message& with) { return answer_call(state.collecting, with); }},
      Row{"command",
          [](State& state, const Message& with) {
            return command_call(with, state.folder, state.collecting.get());
          }},
  };
  const auto row = std::find_if(kCalls.begin(), kCalls.end(), [&](const Row& r) { return r.name == name; });
  if (row == kCalls.end())
    return failure("the page asked for '" + name + "', which this program does not have");
  try {
    return row->call(*state_, asked);
  } catch (const CannotDo& trouble) {
    return failure(trouble.sentence);
  } catch (const BrokenPromise& broken) {
    return failure(std::string{"this is a defect of the program, please report it: "} + broken.what());
  } catch (const std::bad_alloc&) {
    return failure("memory ran out: ask for fewer possible years, or use the program that is installed");
  } catch (const std::exception& error) {
    return failure(error.what());
  }
}

}  // namespace headroom::web
