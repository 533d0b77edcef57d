// Bytes from and to the disk, every call of the system looked at.
// A stream that fails in the middle looks like one that has come to its end; here the one is an exception and
// the other a smaller number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace headroom {

/// The disk or the network failed, or the system refused; `what()` is a sentence for people that names the
/// file.
class FileFailure : public std::runtime_error {
 public:
  FileFailure(const std::string& sentence, int error) : std::runtime_error{sentence}, error_{error} {}
  [[nodiscard]] int error() const { return error_; }
  /// Whether it is about what was asked for (no such file, no permission), as against the disk.
  [[nodiscard]] bool is_about_the_name() const;

 private:
  int error_;
};

/// "cannot read X: Input/output error"
[[nodiscard]] FileFailure cannot_read(const std::string& path, int error);
/// "cannot write X: No space left on device"
[[nodiscard]] FileFailure cannot_write(const std::string& path, int error);

/// An open file descriptor, closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_{number} {}
  Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] explicit operator bool() const { return number_ >= 0; }
  /// 0, or the error number: network disks report a full disk here.
  [[nodiscard]] int close();

 private:
  int number_;
};

/// Every member throws FileFailure.
class FileReader {
 public:
  explicit FileReader(const std::string& path);
  /// Takes over an open file, which messages call `path`.
  FileReader(Descriptor file, std::string path);
  [[nodiscard]] std::uint64_t size() const;
  void seek(std::uint64_t place) const;
  /// Fewer only where the file ends.
  [[nodiscard]] std::size_t read(char* into, std::size_t count) const;
  /// The same number of bytes, or fewer only where the file ends.
  [[nodiscard]] std::string read(std::size_t count) const;

 private:
  std::string path_;
  Descriptor file_;
};

/// Every member throws FileFailure.
class FileWriter {
 public:
  /// Takes over an open file, which messages call `path`.
  FileWriter(Descriptor file, std::string path);
  /// Into a file that exists: at its end.
  [[nodiscard]] static FileWriter at_end_of(const std::string& path);
  /// Into a file that exists, which is emptied first.
  [[nodiscard]] static FileWriter into(const std::string& path);
  void write(std::string_view bytes) const;
  /// Until it is on the disk.
  void sync() const;
  /// Nothing may be written afterwards. Without it, what could not be written may pass unseen.
  void close();

 private:
  std::string path_;
  Descriptor file_;
};

}  // namespace headroom
