// Global heap collections read from the file's bytes, each length held against what is there.

#include "store/hdf5/heap_texts.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "store/hdf5/binary.hpp"

namespace headroom {
namespace {

constexpr std::string_view kCollection{"GCOL\x01\0\0\0", 8};
constexpr std::uint64_t kHead = 16;  ///< bytes before a collection's objects, and before each object's text

[[noreturn]] void damaged() { throw StoreError{"a text in it is not where it should be"}; }

/// References are handed over as they are.
herr_t leave(hid_t, hid_t, H5T_cdata_t* about, size_t, size_t, size_t, void*, void*, hid_t) {
  if (about->command == H5T_CONV_INIT) about->need_bkg = H5T_BKG_NO;
  return 0;
}

Handle opaque() {
  Handle type{H5Tcreate(H5T_OPAQUE, sizeof(TextReference)), H5Tclose, "make a type"};
  check(H5Tset_tag(type.get(), "reference to a text"), "make a type");
  return type;
}

bool register_once() {
  const Handle text{H5Tcopy(H5T_C_S1), H5Tclose, "make a type"}, reference = opaque();
  check(H5Tset_size(text.get(), H5T_VARIABLE), "make a type");
  check(H5Tregister(H5T_PERS_SOFT, "as it is", text.get(), reference.get(), leave), "make a type");
  return true;
}

}  // namespace

Handle reference_type() {
  [[maybe_unused]] static const bool registered = register_once();
  return opaque();
}

HeapTexts::HeapTexts(hid_t object) {
  const Handle file{H5Iget_file_id(object), H5Fclose, "read it"};
  void* descriptor = nullptr;
  check(H5Fget_vfd_handle(file.get(), H5P_DEFAULT, &descriptor), "read it");
  file_ = *static_cast<int*>(descriptor);
  struct stat about {};
  if (::fstat(file_, &about) != 0) damaged();
  size_ = static_cast<std::uint64_t>(about.st_size);
}

std::string HeapTexts::bytes(std::uint64_t at, std::uint64_t count) const {
  if (at > size_ || count > size_ - at) damaged();
  std::string all(count, '\0');
  for (std::uint64_t done = 0; done < count;) {
    const ssize_t got = ::pread(file_, all.data() + done, count - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw StoreError{std::string{"cannot read a text in it: "} + std::strerror(errno)};
    if (got == 0) damaged();
    done += static_cast<std::uint64_t>(got);
  }
  return all;
}

std::string HeapTexts::head(std::uint64_t at) {
  constexpr std::uint64_t kWindow = 4096;  // of a collection as the library makes them, which holds a hundred
  if (at > size_ || kHead > size_ - at) damaged();
  if (at < window_at_ || at + kHead > window_at_ + window_.size()) {
    window_ = bytes(at, std::min(kWindow, size_ - at));
    window_at_ = at;
  }
  return window_.substr(at - window_at_, kHead);
}

const HeapTexts::Collection& HeapTexts::collection(std::uint64_t at) {
  const auto known = collections_.find(at);
  if (known != collections_.end()) return known->second;
  const std::string beginning = head(at);
  if (!beginning.starts_with(kCollection)) damaged();
  BinaryReader length{std::string_view{beginning}.substr(kCollection.size())};
  const auto size = length.number<std::uint64_t>();
  // Collections do not overlap, so that all together are no longer than the file.
  if (size < kHead || size > size_ - at || (seen_ += size) > size_) damaged();
  Collection objects;
  for (std::uint64_t next = kHead; next + kHead <= size;) {
    const std::string about = head(at + next);
    BinaryReader in{about};
    const std::uint32_t number = in.number<std::uint16_t>();
    if (number == 0) break;  // what is free
    [[maybe_unused]] const std::string_view uses = in.raw(6);
    const auto bytes_of_text = in.number<std::uint64_t>();
    next += kHead;
    if (bytes_of_text > size - next || !objects.emplace(number, Place{at + next, bytes_of_text}).second)
      damaged();
    next += (bytes_of_text + 7) / 8 * 8;
  }
  return collections_.emplace(at, std::move(objects)).first->second;
}

std::string HeapTexts::text(const TextReference& reference, std::size_t longest) {
  BinaryReader in{{reinterpret_cast<const char*>(reference.data()), reference.size()}};
  const std::uint64_t length = in.number<std::uint32_t>();
  const auto at = in.number<std::uint64_t>();
  const auto number = in.number<std::uint32_t>();
  if (length == 0) return {};
  if (length > longest) throw StoreError{"a text in it is longer than any of a study can be"};
  const Collection& objects = collection(at);
  const auto object = objects.find(number);
  if (object == objects.end() || object->second.length != length) damaged();
  std::string text = bytes(object->second.at, length);
  if (text.find('\0') != std::string::npos) throw StoreError{"a text in it holds a zero byte"};
  return text;
}

}  // namespace headroom
