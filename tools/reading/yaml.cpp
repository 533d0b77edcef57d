// The parser's events built into maps and lists; anchors, aliases, tags and double keys refused.

#include "reading/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include "base/characters.hpp"
#include "reading/yaml_remedy.hpp"
#include "reading/yaml_spans.hpp"
#include "reading/yaml_text.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostValues = 200'000;
constexpr std::size_t kDeepest = 60;

/// Ends the reading: what follows makes no sense, or there is too much of it.
struct StopYaml {
  Problem problem;
};

/// Builds the tree from the parser's events.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& source, ParsedYaml& parsed) : source_{source}, parsed_{parsed} {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) stop(at(mark), "", "more than one document", "one document");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.mark = at(mark);
    const std::size_t position = byte(mark);
    node.text = source_.null_word_at(position);
    if (node.text.empty() && !open_.empty() && open_.back().key) node.mark = open_.back().key->mark;
    const std::size_t begin = node.text.empty() ? empty_place(position) : position;
    const std::size_t end = begin + node.text.size();
    place(std::move(node), begin, end);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problem(at(mark), "an alias", "the value itself: aliases are not read");
    place(placeholder(mark), byte(mark), byte(mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.quoted = tag != "?";
    node.mark = at(mark);
    if (!expects_key()) refuse_harm(node);
    if (node.quoted) last_quoted_ = {byte(mark), value};
    place(std::move(node), byte(mark), behind_scalar(source_.text(), byte(mark), value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    start(mark, tag, anchor, Node::Kind::list, '[');
  }
  void OnSequenceEnd() override { end(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    start(mark, tag, anchor, Node::Kind::map, '{');
  }
  void OnMapEnd() override { end(); }

  struct Quoted {
    std::size_t position = 0;
    std::string value;
  };
  [[nodiscard]] const std::optional<Quoted>& last_quoted() const { return last_quoted_; }

 private:
  struct Key {
    std::string text;
    Mark mark;
    std::size_t begin = 0, end = 0;
  };
  /// A list or map that is being read.
  struct Open {
    Node node;
    std::optional<Key> key;            // read, its value not yet
    std::map<std::string, int> lines;  // of the keys of a map
    std::string path;
    bool in_brackets = false;
    std::size_t begin = 0;
    std::size_t behind = 0;  // the last key or value in it, or its opening bracket
  };

  [[nodiscard]] static std::size_t byte(const YAML::Mark& mark) { return static_cast<std::size_t>(mark.pos); }
  [[nodiscard]] Mark at(const YAML::Mark& mark) const { return source_.mark_at(byte(mark)); }

  /// Where a value stands that is not written; `position`: where the parser noticed.
  [[nodiscard]] std::size_t empty_place(std::size_t position) const {
    if (open_.empty() || expects_key()) return position;
    const Open& open = open_.back();
    if (open.key) return behind_colon(source_.text(), open.behind);
    const bool is_first_of_flow = open.in_brackets && open.node.items.empty();
    return is_first_of_flow ? open.behind : behind_dash_or_comma(source_.text(), open.behind);
  }

  [[noreturn]] static void stop(Mark mark, std::string path, std::string found, std::string expected) {
    throw StopYaml{{std::move(mark), std::move(path), std::move(found), std::move(expected), {}}};
  }

  void problem(const Mark& mark, std::string found, std::string expected) {
    parsed_.problems.push_back({mark, path(), std::move(found), std::move(expected), {}});
  }

  [[nodiscard]] std::string path() const {
    if (open_.empty()) return "";
    const Open& last = open_.back();
    if (last.node.kind == Node::Kind::list)
      return last.path + '[' + std::to_string(last.node.items.size() + 1) + ']';
    if (!last.key) return last.path;
    return last.path.empty() ? shown_text(last.key->text) : last.path + '.' + shown_text(last.key->text);
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) problem(at(mark), "an anchor", "the value alone: anchors are not read");
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    problem(at(mark), "tagged " + shown_text(tag), "the value alone: tags are not read");
  }

  /// However it is written: an escape in quotes says the same as the character itself.
  void refuse_harm(const Node& scalar) {
    if (const auto harmful = first_harmful(scalar.text))
      problem(scalar.mark, shown(scalar) + ", with " + in_words(harmful->character),
              text_without(harmful->character));
  }

  Node placeholder(const YAML::Mark& mark) const {
    Node node;
    node.kind = Node::Kind::scalar;
    node.mark = at(mark);
    return node;
  }

  [[nodiscard]] bool expects_key() const {
    return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().key;
  }

  void start(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind,
             char bracket) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (expects_key())
      stop(at(mark), path(), "a key that is a map or list, or a bracket that is never closed",
           "plain names as keys and every bracket closed");
    if (open_.size() >= kDeepest)
      stop(at(mark), path().substr(0, 60), "nested too deeply", "at most 60 levels");
    Open open;
    open.path = path();
    if (open.path.size() > 4000)
      stop(at(mark), "", "nested under long names", "names of at most 64 characters");
    open.node.kind = kind;
    open.node.mark = at(mark);
    open.begin = byte(mark);
    open.in_brackets = open.begin < source_.text().size() && source_.text()[open.begin] == bracket;
    open.behind = open.begin + (open.in_brackets ? 1 : 0);
    open_.push_back(std::move(open));
  }

  void end() {
    Open open = std::move(open_.back());
    open_.pop_back();
    place(std::move(open.node), open.begin,
          open.in_brackets ? behind_bracket(source_.text(), open.behind) : open.behind);
  }

  /// `begin` and `end` in the text without its byte-order mark.
  void place(Node node, std::size_t begin, std::size_t end) {
    if (++values_ > kMostValues) stop(node.mark, "", "too large", "at most 200,000 values");
    node.begin = begin + source_.offset();
    node.end = end + source_.offset();
    if (open_.empty()) {
      parsed_.root = std::move(node);
      return;
    }
    Open& open = open_.back();
    open.behind = end;
    if (open.node.kind == Node::Kind::list) {
      open.node.items.push_back(std::move(node));
    } else if (!open.key) {
      open.key = Key{node.text, node.mark, node.begin, node.end};
    } else {
      place_entry(open, std::move(node));
    }
  }

  void place_entry(Open& open, Node node) {
    const Key key = *open.key;
    const auto [first, is_new] = open.lines.emplace(key.text, key.mark.line);
    if (!is_new) {
      problem(key.mark, "written twice (first on line " + std::to_string(first->second) + ")",
              "each key once");
    } else if (const auto harmful = first_harmful(key.text)) {
      problem(key.mark, "written with " + in_words(harmful->character), text_without(harmful->character));
    } else if (key.text == "<<") {
      problem(key.mark, "a merge key", "the keys themselves: merge keys are not read");
    } else {
      open.node.entries.push_back({key.text, key.mark, std::move(node), key.begin, key.end});
    }
    open.key.reset();
  }

  const SourceText& source_;
  ParsedYaml& parsed_;
  std::vector<Open> open_;
  std::optional<Quoted> last_quoted_;
  std::size_t values_ = 0;
  int documents_ = 0;
};

/// The parser's own words, made to fit the sentence.
std::string parser_words(const std::string& message) {
  return message.empty() ? "not YAML" : "not YAML (" + message + ")";
}

void read_document(const SourceText& source, ParsedYaml& parsed) {
  TreeBuilder builder{source, parsed};
  std::istringstream stream{source.text()};
  YAML::Parser parser{stream};
  const bool any = parser.HandleNextDocument(builder);
  if (any && builder.last_quoted()) {
    const auto& [position, value] = *builder.last_quoted();
    if (!source.closes_quote(position, value)) {
      throw StopYaml{
          {source.mark_at(position), "", "broken off: a quote is never closed", "a closing quote", {}}};
    }
  }
  const bool is_empty = parsed.root.kind == Node::Kind::null;
  if (any && !is_empty) (void)parser.HandleNextDocument(builder);
  if (is_empty)
    throw StopYaml{{source.mark_at(0), "", "empty", "a map with headroom, calendar and the rest", {}}};
}

}  // namespace

ParsedYaml parse_yaml(std::string_view text, const std::string& file) {
  ParsedYaml parsed;
  const auto fail = [&](Problem problem) {
    parsed.problems.push_back(std::move(problem));
    parsed.readable = false;
  };
  if (auto other = other_kind_of_file(text, file)) {
    fail(std::move(*other));
    return parsed;
  }
  const SourceText source{text, file};
  if (auto problem = source.first_bad_character()) {
    fail(std::move(*problem));
    return parsed;
  }
  try {
    read_document(source, parsed);
  } catch (StopYaml& stop) {
    fail(std::move(stop.problem));
  } catch (const YAML::Exception& error) {
    const auto position = error.mark.pos < 0 ? std::size_t{0} : static_cast<std::size_t>(error.mark.pos);
    const Mark stopped = source.mark_at(position);
    if (auto slip = known_slip(source.text(), file, stopped.line)) {
      fail(std::move(*slip));
    } else {
      fail({stopped, "", parser_words(error.msg), "YAML 1.2", {}});
    }
  } catch (const std::exception& error) {
    fail({source.mark_at(0), "", parser_words(error.what()), "YAML 1.2", {}});
  }
  if (parsed.readable && parsed.problems.empty()) {
    if (auto comment = source.first_harmful_character()) parsed.problems.push_back(std::move(*comment));
  }
  return parsed;
}

}  // namespace headroom
