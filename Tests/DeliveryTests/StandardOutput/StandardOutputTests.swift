import Dispatch
import Glibc
import Testing

@testable import Delivery

/// Standard output as a sink.
struct StandardOutputTests {
  @Test func `a line is written whole, with its end`() throws {
    let stream = try TestStream()
    let output = StandardOutput(descriptor: stream.writeEnd, journalStream: nil)
    try output.write("one line", priority: 3)
    #expect(stream.read(100) == Array("one line\n".utf8))
  }

  @Test(arguments: [true, false])
  func `a slow reader gets every byte in order`(isBlocking: Bool) throws {
    let stream = try TestStream(isBlocking: isBlocking)
    let output = StandardOutput(descriptor: stream.writeEnd, journalStream: nil)
    let lines = (0..<200).map { "\($0): " + String(repeating: "x", count: $0 * 7) }
    let expected = lines.map { $0 + "\n" }.joined()
    let writer = DispatchQueue(label: "writer")
    let done = DispatchGroup()
    writer.async(group: done) {
      for line in lines { try? output.write(line, priority: 6) }
    }
    var read: [UInt8] = []
    while read.count < expected.utf8.count { read += stream.read(97) }
    done.wait()
    #expect(read == Array(expected.utf8))
  }

  @Test func `a reader that went away is an error, and not the end of the process`() throws {
    let stream = try TestStream()
    stream.closeReadEnd()
    let output = StandardOutput(descriptor: stream.writeEnd, journalStream: nil)
    #expect {
      try output.write("line", priority: 6)
    } throws: { error in
      guard case .closed? = error as? StandardOutput.Failure else { return false }
      return true
    }
  }

  @Test func `a descriptor that is not open is an error too`() {
    let output = StandardOutput(descriptor: -1, journalStream: nil)
    #expect(throws: StandardOutput.Failure.self) { try output.write("line", priority: 6) }
  }

  @Test func `a full disk is told in words`() throws {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    try #require(full >= 0)
    defer { close(full) }
    let output = StandardOutput(descriptor: full, journalStream: nil)
    #expect {
      try output.write("line", priority: 6)
    } throws: { error in
      guard case .system(let reason)? = error as? StandardOutput.Failure else { return false }
      return reason == "No space left on device"
    }
  }

  @Test func `the journal gets a priority before each line`() throws {
    let stream = try TestStream()
    let output = StandardOutput(
      descriptor: stream.writeEnd, journalStream: stream.journalStream)
    #expect(output.isJournal)
    try output.write("line", priority: 3)
    #expect(stream.read(100) == Array("<3>line\n".utf8))
  }

  @Test(arguments: [nil, "", "1:2", "not a stream"])
  func `another stream than the journal's gets no priority`(journalStream: String?) throws {
    let stream = try TestStream()
    let output = StandardOutput(descriptor: stream.writeEnd, journalStream: journalStream)
    #expect(!output.isJournal)
    try output.write("line", priority: 3)
    #expect(stream.read(100) == Array("line\n".utf8))
  }
}
