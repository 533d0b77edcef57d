// A stream buffer before the real one, which holds back characters that are not whole yet.

#include "support/safe_output.hpp"

#include <algorithm>
#include <iostream>
#include <mutex>
#include <streambuf>
#include <string>

#include "base/characters.hpp"

namespace headroom {
namespace {

/// How many bytes at the end of the text begin a character that is not whole yet; a carriage return may be
/// half of a line's end.
std::size_t unfinished(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte == '\r' && back == 1) return 1;
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

/// Stands before the stream's own buffer, and gives it back.
class SafeOutput::Filter : public std::streambuf {
 public:
  explicit Filter(std::ostream& stream) : stream_{stream}, to_{stream.rdbuf(this)} {}
  ~Filter() override {
    (void)pass_on(pending_);
    to_->pubsync();
    stream_.rdbuf(to_);
  }

 protected:
  std::streamsize xsputn(const char* text, std::streamsize length) override {
    const std::lock_guard one_at_a_time{lock_};
    pending_.append(text, static_cast<std::size_t>(length));
    const std::string rest = pending_.substr(pending_.size() - unfinished(pending_));
    pending_.resize(pending_.size() - rest.size());
    const bool passed = pass_on(pending_);
    pending_ = rest;
    return passed ? length : 0;
  }
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
  }
  int sync() override { return to_->pubsync(); }

 private:
  bool pass_on(const std::string& text) {
    const std::string safe = printable(text);
    const auto length = static_cast<std::streamsize>(safe.size());
    return to_->sputn(safe.data(), length) == length;
  }

  std::ostream& stream_;
  std::streambuf* to_;
  std::mutex lock_;
  std::string pending_;
};

SafeOutput::SafeOutput()
    : out_{std::make_unique<Filter>(std::cout)}, error_{std::make_unique<Filter>(std::cerr)} {}

SafeOutput::~SafeOutput() = default;

}  // namespace headroom
