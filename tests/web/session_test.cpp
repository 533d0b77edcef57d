// The calls of a page: what they answer, and what they make of what no page of ours would ask.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "web/session.hpp"

namespace headroom::web {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string example() {
  std::ifstream file{HEADROOM_SOURCE_DIR "/scenarios/first-study/study.yaml"};
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::string with(std::string text, const std::string& before, const std::string& after) {
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  return text.replace(at, before.size(), after);
}

/// A session in a folder of its own, with the clock of results standing still.
class WebSession : public testing::Test {
 protected:
  WebSession() { ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1); }
  ~WebSession() override {
    fs::current_path("/");
    fs::remove_all(top_);
  }

  /// Each works in the folder of the one that was made last, as far as it speaks of files.
  Session session(const std::string& name) { return Session{top_ / name}; }

  static Message asked(ordered_json json, std::vector<std::string> attachments = {}) {
    return {std::move(json), std::move(attachments)};
  }
  static Message of_study(const std::string& text, ordered_json more = ordered_json::object()) {
    more["study"] = "study.yaml";
    more["files"] = {"study.yaml"};
    return asked(std::move(more), {text});
  }
  static ordered_json run_of(std::uint32_t replications) {
    return {{"scenarios", {"baseline", "reminders"}}, {"replications", replications}};
  }

  fs::path top_ = [] {
    std::string name = (fs::temp_directory_path() / "headroom-session-XXXXXX").string();
    return fs::path{::mkdtemp(name.data())};
  }();
};

std::string error_of(const Message& answer) { return answer.json.value("error", std::string{}); }

TEST(WebMessage, GoesRoundAndIsWholeOrNothing) {
  const Message message{{{"text", "\u00e4\n"}, {"list", {1, 2}}}, {std::string("a\0b", 3), ""}};
  const std::string bytes = packed(message);
  const auto back = unpacked(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->json, message.json);
  EXPECT_EQ(back->attachments, message.attachments);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(unpacked(bytes.substr(0, length))) << length;
  EXPECT_FALSE(unpacked(bytes + '\0'));
}

TEST_F(WebSession, ReadsAStudyAsCheckAndPlanSeeIt) {
  Session page = session("a");
  const Message answer = page.call("read", of_study(example(), {{"version", 7}}));
  EXPECT_EQ(error_of(answer), "");
  EXPECT_EQ(answer.json["version"], 7);
  EXPECT_TRUE(answer.json["problems"].empty());
  EXPECT_EQ(answer.json["check"]["title"], "A small orthotics clinic");
  EXPECT_EQ(answer.json["check"]["streams"]["gp"]["waiting"], 240);
  EXPECT_EQ(answer.json["replications"], 200);
  EXPECT_EQ(answer.json["scenario_count"], 4);
  EXPECT_EQ(answer.json["scenarios"][1],
            (ordered_json{{"name", "more-hours"}, {"is", "The band 6 goes from 0.8 to 1.2 WTE"}}));
  EXPECT_EQ(answer.json["plan"]["scenarios"].size(), 1);
  EXPECT_TRUE(answer.json["plan"]["scenarios"]["baseline"].contains("balance"));
  const auto shown = [&](const char* name) {
    return page.call("read", of_study(example(), {{"scenario", name}}))
        .json["plan"]["scenarios"]
        .begin()
        .key();
  };
  EXPECT_EQ(shown("leaver"), "leaver");
  EXPECT_EQ(shown("no-such"), "baseline");
}

TEST_F(WebSession, MistakesAndWarningsLeadToWhatTheyAreAbout) {
  Session page = session("a");
  const std::string wrong = with(example(), "wte: 1.0,", "wte: -1,");
  const Message mistaken = page.call("read", of_study(wrong));
  ASSERT_EQ(mistaken.json["problems"].size(), 1);
  const ordered_json& problem = mistaken.json["problems"][0];
  const std::size_t from = problem["from"], to = problem["to"];
  EXPECT_EQ(wrong.substr(from, to - from), "-1");
  EXPECT_EQ(problem["file"], "study.yaml");
  EXPECT_EQ(problem["path"], "staff.lead.wte");
  EXPECT_THAT(problem["message"].get<std::string>(), HasSubstr("staff.lead.wte is -1; expected"));
  EXPECT_FALSE(mistaken.json.contains("plan"));

  const std::string odd = with(example(), "absence:", "cover:\n  minimum_on_duty: {orthotist: 5}\nabsence:");
  const Message warned = page.call("read", of_study(odd));
  ASSERT_FALSE(warned.json["warnings"].empty());
  const ordered_json& warning = warned.json["warnings"][0];
  const std::size_t begin = warning["from"], end = warning["to"];
  EXPECT_EQ(odd.substr(begin, end - begin), "orthotist") << warning;
  EXPECT_EQ(warning["line"], 1 + std::count(odd.begin(), odd.begin() + static_cast<long>(begin), '\n'));
}

TEST_F(WebSession, CompletesAndExplainsAPlaceOfTheText) {
  Session page = session("a");
  const std::string text = "booking:\n  or";
  const Message options =
      page.call("complete", of_study(text, {{"file", "study.yaml"}, {"offset", text.size()}}));
  EXPECT_EQ(options.json["options"][0]["insert"], "order: ");
  const Message key = page.call(
      "hover", of_study(example(), {{"file", "study.yaml"}, {"offset", example().find("weeks: 52")}}));
  EXPECT_EQ(key.json["title"], "calendar.weeks");
  const Message past = page.call("hover", of_study(text, {{"file", "study.yaml"}, {"offset", 1'000'000}}));
  EXPECT_EQ(error_of(past), "");
  EXPECT_TRUE(page.call("hover", of_study(text, {{"file", "rota.csv"}, {"offset", 0}})).json.empty());
}

TEST_F(WebSession, EditsAreChangesOfTheText) {
  Session page = session("a");
  const auto edited = [&](const char* path, const char* value) {
    const ordered_json operation{{"op", "set"}, {"path", path}, {"value", value}};
    return page.call("edit", of_study(example(), {{"version", 3}, {"ops", ordered_json::array({operation})}}))
        .json;
  };
  const ordered_json done = edited("staff.band-6.wte", "1.2");
  ASSERT_EQ(done["changes"].size(), 1) << done;
  const std::size_t from = done["changes"][0]["from"], to = done["changes"][0]["to"];
  EXPECT_EQ(example().substr(from, to - from), "0.8");
  EXPECT_EQ(done["changes"][0]["insert"], "1.2");
  EXPECT_EQ(done["version"], 3);
  EXPECT_THAT(edited("staff.band-66.wte", "1.2").value("refused", std::string{}),
              HasSubstr("nearest: band-6"));
  EXPECT_THAT(error_of(page.call("edit", of_study(example()))), HasSubstr("without saying which"));
}

TEST_F(WebSession, BlocksOfManyWorkersMakeTheVeryFileOfARun) {
  constexpr std::uint32_t kReplications = 45;  // chunks of 3
  Session simulator = session("simulator"), collector = session("collector");
  const Message command =
      collector.call("command", of_study(example(), {{"args",
                                                      {"run", "study.yaml", "-q", "--replications", "45",
                                                       "--no-causes", "--scenario", "reminders"}},
                                                     {"take", {"study.h5"}}}));
  ASSERT_EQ(command.json["exit"], 0) << command.json["stderr"];
  ordered_json begin = run_of(kReplications);
  begin["begin"] = true;
  Message state = collector.call("accept", of_study(example(), begin));
  ASSERT_EQ(error_of(state), "");
  EXPECT_EQ(state.json["step"], 3);
  ordered_json block = run_of(kReplications);
  block["prepare"] = true;
  const auto simulated = [&](const std::string& scenario, std::uint32_t first, std::uint32_t count) {
    block["scenario"] = scenario, block["first"] = first, block["count"] = count;
    Message part = simulator.call("simulate", of_study(example(), block));
    EXPECT_EQ(error_of(part), "");
    block["prepare"] = false;
    return part.attachments;
  };
  static_cast<void>(collector.call("accept", asked({}, simulated("baseline", 21, 24))));
  state = collector.call("accept", asked({}, simulated("reminders", 0, 21)));
  EXPECT_EQ(state.json["common"], 0);
  EXPECT_THAT(error_of(collector.call("answer", asked({{"replications", 21}}))), HasSubstr("no answer yet"));
  state = collector.call("accept", asked({}, simulated("baseline", 0, 21)));
  EXPECT_EQ(state.json["common"], 21);
  const Message first = collector.call("answer", asked({{"replications", 21}}));
  EXPECT_THAT(first.json.value("html", std::string{}), HasSubstr("21 replications"));
  static_cast<void>(collector.call("accept", asked({}, simulated("reminders", 21, 24))));
  const Message last = collector.call("answer", asked({{"replications", kReplications}}));
  EXPECT_THAT(last.json.value("html", std::string{}), HasSubstr("The question and the answer"));
  const Message kept = collector.call("command", asked({{"args", {"--version"}}, {"take", {"results.h5"}}}));
  ASSERT_EQ(kept.attachments.size(), 1);
  EXPECT_EQ(kept.attachments[0], command.attachments.at(0))
      << "the same bytes, since both say the same of when";
}

TEST_F(WebSession, WhatDecidesItIsPlayedInPiecesAndIsThatOfARun) {
  Session one = session("one"), other = session("other"), collector = session("collector");
  const Message command = collector.call(
      "command",
      of_study(example(),
               {{"args", {"run", "study.yaml", "-q", "--replications", "60", "--scenario", "reminders"}},
                {"take", {"study.h5"}}}));
  ASSERT_EQ(command.json["exit"], 0) << command.json["stderr"];
  ordered_json begin = run_of(60);
  begin["begin"] = true;
  static_cast<void>(collector.call("accept", of_study(example(), begin)));
  ordered_json block = run_of(60);
  block["prepare"] = true, block["first"] = 0, block["count"] = 60;
  for (const char* scenario : {"baseline", "reminders"}) {
    block["scenario"] = scenario;
    static_cast<void>(
        collector.call("accept", asked({}, one.call("simulate", of_study(example(), block)).attachments)));
  }
  const Message without = collector.call("answer", asked({{"replications", 60}}));
  EXPECT_THAT(without.json.value("html", std::string{}), testing::Not(HasSubstr("What decides it")));
  const std::size_t pieces = collector.call("accept", asked({{"variants", true}})).json["pieces"];
  ASSERT_GT(pieces, 8u);
  ordered_json piece = run_of(60);
  piece["of"] = pieces;
  for (std::size_t p = pieces; p >= 1; --p) {  // in any order, from any worker
    Session& worker = p % 2 == 0 ? one : other;
    piece["piece"] = p, piece["prepare"] = p + 2 > pieces;
    const Message played = worker.call("simulate", of_study(example(), piece));
    ASSERT_EQ(error_of(played), "");
    if (p == 1) {  // is missing
      EXPECT_THAT(collector.call("answer", asked({{"replications", 60}})).json.value("html", std::string{}),
                  testing::Not(HasSubstr("What decides it")));
    }
    EXPECT_EQ(error_of(collector.call("accept", asked({}, played.attachments))), "");
  }
  const Message with_it = collector.call("answer", asked({{"replications", 60}}));
  EXPECT_THAT(with_it.json.value("html", std::string{}), HasSubstr("What decides it"));
  const Message kept = collector.call("command", asked({{"args", {"--version"}}, {"take", {"results.h5"}}}));
  ASSERT_EQ(kept.attachments.size(), 1);
  EXPECT_EQ(kept.attachments[0], command.attachments.at(0)) << "the same bytes";
  piece["piece"] = pieces + 1;
  EXPECT_THAT(error_of(one.call("simulate", of_study(example(), piece))), HasSubstr("a piece that is none"));
}

TEST_F(WebSession, TheResultStaysForCommands) {
  Session page = session("a");
  ordered_json begin = run_of(2), block = run_of(2);
  begin["begin"] = block["prepare"] = true;
  static_cast<void>(page.call("accept", of_study(example(), begin)));
  for (const char* scenario : {"baseline", "reminders"}) {
    block["scenario"] = scenario, block["first"] = 0, block["count"] = 2;
    const Message part = page.call("simulate", of_study(example(), block));
    EXPECT_EQ(page.call("accept", asked({}, part.attachments)).json["have"][scenario], 2);
  }
  EXPECT_EQ(error_of(page.call("answer", asked({{"replications", 2}}))), "");
  const Message report = page.call(
      "command",
      asked({{"args", {"report", "results.h5", "-q", "-o", "report.html"}}, {"take", {"report.html"}}}));
  EXPECT_EQ(report.json["exit"], 0) << report.json["stderr"];
  ASSERT_EQ(report.attachments.size(), 1);
  EXPECT_THAT(report.attachments[0], HasSubstr("A small orthotics clinic"));
  EXPECT_FALSE(fs::exists(top_ / "a/report.html"));
  EXPECT_TRUE(fs::exists(top_ / "a/results.h5"));
}

TEST_F(WebSession, WhatNoPageOfOursWouldAskIsASentence) {
  Session page = session("a");
  EXPECT_THAT(error_of(page.call("reed", asked({}))), HasSubstr("'reed'"));
  EXPECT_THAT(error_of(page.call("read", asked({}))), HasSubstr("study"));
  EXPECT_THAT(error_of(page.call("read", asked({{"study", "b.yaml"}, {"files", {"a.yaml"}}}, {""}))),
              HasSubstr("b.yaml"));
  for (const char* name : {"../study.yaml", "/etc/passwd", "", ".", "a/../../b"})
    EXPECT_THAT(error_of(page.call("read", asked({{"study", name}, {"files", {name}}}, {""}))),
                HasSubstr("no name of a file"))
        << name;
  EXPECT_THAT(error_of(page.call("simulate", asked({{"scenario", "baseline"}}))),
              HasSubstr("before the study"));
  EXPECT_THAT(error_of(page.call("accept", asked({}, {"part"}))), HasSubstr("before it said"));
  EXPECT_THAT(error_of(page.call("answer", asked({{"replications", 1}}))),
              HasSubstr("nothing has been asked"));
  ordered_json begin = run_of(45);
  begin["begin"] = true;
  EXPECT_EQ(error_of(page.call("accept", of_study(example(), begin))), "");
  EXPECT_THAT(error_of(page.call("accept", asked({}, {"part"}))), HasSubstr("damaged"));
  for (const auto& [first, count] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{
           {0, 0}, {1, 3}, {0, 4}, {45, 3}, {42, 6}, {0, 4'294'967'295}, {4'294'967'292, 6}}) {
    ordered_json block = run_of(45);
    block["prepare"] = true;
    block["scenario"] = "baseline", block["first"] = first, block["count"] = count;
    EXPECT_THAT(error_of(page.call("simulate", of_study(example(), block))), HasSubstr("no block of the run"))
        << first << ' ' << count;
  }
  ordered_json other = run_of(45);
  other["prepare"] = true;
  other["scenario"] = "baseline", other["first"] = 0, other["count"] = 3;
  const Message foreign =
      page.call("simulate", of_study(with(example(), "per_week: 23", "per_week: 24"), other));
  ASSERT_EQ(error_of(foreign), "");
  EXPECT_THAT(error_of(page.call("accept", asked({}, foreign.attachments))), HasSubstr("another study"));
}

TEST_F(WebSession, WhatIsTooLargeForAPageIsRefusedWithTheRemedy) {
  Session page = session("a");
  ordered_json begin = run_of(10'000'000);
  begin["begin"] = true;
  EXPECT_THAT(error_of(page.call("accept", of_study(example(), begin))),
              testing::AllOf(HasSubstr("a page may have 1.0 GB"), HasSubstr("keep: bands")));
}

}  // namespace
}  // namespace headroom::web
