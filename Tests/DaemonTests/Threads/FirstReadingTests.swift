import Testing

@testable import Daemon

struct FirstReadingTests {
  private static let hour: UInt64 = 3_600_000_000_000
  private let inFlight = FilesInFlight()

  private func isOver(_ reading: FirstReading, at nanoseconds: UInt64 = 1) -> Bool {
    reading.look(inFlight, monotonicNanoseconds: nanoseconds)
    return reading.isOver
  }

  @Test func `it is over when every folder was looked through and all is stored`() {
    let reading = FirstReading(folderCount: 2)
    #expect(!isOver(reading))
    reading.noteFolder(1)
    reading.noteFolder(1)
    #expect(!isOver(reading), "one folder twice is not two")
    inFlight.begin()
    reading.noteFolder(0)
    #expect(!isOver(reading))
    inFlight.end(1)
    #expect(isOver(reading))
    inFlight.begin()
    #expect(isOver(reading), "later files are none of it")
  }

  @Test func `files that were lost are waited for until their folder was looked through again`() {
    let reading = FirstReading(folderCount: 1)
    inFlight.begin()
    inFlight.lose()
    inFlight.end(1)
    reading.noteFolder(0)
    #expect(!isOver(reading))
    #expect(!isOver(reading))
    inFlight.lose()
    reading.noteFolder(0)
    #expect(isOver(reading), "what is lost again is not waited for")
  }

  @Test func `whoever ends by itself has read all there is`() {
    let reading = FirstReading(folderCount: 1)
    reading.end()
    #expect(reading.isOver)
  }

  @Test func `it is waited for an hour and no longer`() {
    let reading = FirstReading(folderCount: 1)
    #expect(!isOver(reading, at: 5))
    #expect(!isOver(reading, at: 4 + Self.hour))
    #expect(isOver(reading, at: 5 + Self.hour))
  }

  @Test func `files that are given up are not read`() {
    let reading = FirstReading(folderCount: 1)
    reading.noteFolder(0)
    reading.abandon()
    #expect(!isOver(reading))
    reading.end()
    #expect(!reading.isOver)
  }

  @Test func `it begins again when nothing could be read for a while`() {
    let reading = FirstReading(folderCount: 1)
    reading.noteFolder(0)
    #expect(isOver(reading))
    reading.begin()
    #expect(!isOver(reading))
    #expect(!isOver(reading, at: Self.hour), "the hour begins again, too")
    reading.noteFolder(0)
    #expect(isOver(reading, at: Self.hour))
  }
}
