import Glibc

/// One entry of a directory: its name and, where the file system says so, its kind.
struct DirectoryEntry {
  let name: PathBytes
  let kind: EntryKind?
}

/// Reads the entries of an open directory.
struct DirectoryStream: ~Copyable {
  // The C library's DIR. Opaque, owned by this value alone and closed in deinit.
  private let stream: OpaquePointer

  /// Takes the directory over; it stays open until this value goes.
  init(_ directory: consuming OwnedDescriptor) throws(SystemError) {
    let descriptor = directory.release()
    guard let stream = fdopendir(descriptor) else {
      let failure = SystemError.last("fdopendir")
      _ = close(descriptor)
      throw failure
    }
    self.stream = stream
  }

  deinit {
    _ = closedir(stream)
  }

  /// Lends the directory itself, to open and to ask about its entries.
  func withDescriptor<Value: ~Copyable, Failure: Error>(
    _ body: (borrowing OwnedDescriptor) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    // The stream goes on owning the number: what is lent here must not close it.
    let lent = OwnedDescriptor(adopting: dirfd(stream))
    do throws(Failure) {
      let value = try body(lent)
      _ = lent.release()
      return value
    } catch {
      _ = lent.release()
      throw error
    }
  }

  /// The next entry other than `.` and `..`, or nil at the end.
  mutating func next() throws(SystemError) -> DirectoryEntry? {
    while true {
      errno = 0
      guard let record = readdir(stream) else {
        if errno == 0 { return nil }
        throw .last("readdir")
      }
      let name = Self.name(of: record)
      if name.isPlainName {
        return DirectoryEntry(name: name, kind: Self.kind(of: record))
      }
    }
  }

  // A record is only as long as its name, shorter than the struct that C declares: it is read field
  // by field through raw pointers and never as a whole.
  private static func name(of record: UnsafeMutablePointer<dirent>) -> PathBytes {
    let start = UnsafeRawPointer(record) + nameOffset
    let length = strlen(start.assumingMemoryBound(to: CChar.self))
    return PathBytes([UInt8](UnsafeRawBufferPointer(start: start, count: length)))
  }

  private static func kind(of record: UnsafeMutablePointer<dirent>) -> EntryKind? {
    let type = (UnsafeRawPointer(record) + typeOffset).load(as: UInt8.self)
    return EntryKind(directoryEntryType: type)
  }

  // The numbers behind `??` are those of 64-bit Linux; the layout of an imported struct is known.
  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19
  private static let typeOffset = MemoryLayout<dirent>.offset(of: \.d_type) ?? 18
}
