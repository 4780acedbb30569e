import Testing

@testable import Daemon

struct FirstReadingTests {
  private static let hour: UInt64 = 3_600_000_000_000

  @Test
  func `it is over when every folder was looked through and all is stored`() {
    let reading = FirstReading(folderCount: 2)
    reading.look(isAllStored: true, monotonicNanoseconds: 5)
    #expect(!reading.isOver)
    reading.noteFolder()
    reading.look(isAllStored: true, monotonicNanoseconds: 6)
    #expect(!reading.isOver)
    reading.noteFolder()
    reading.look(isAllStored: false, monotonicNanoseconds: 7)
    #expect(!reading.isOver)
    reading.look(isAllStored: true, monotonicNanoseconds: 8)
    #expect(reading.isOver)
  }

  @Test
  func `it stays over while later files are on their way`() {
    let reading = FirstReading(folderCount: 0)
    reading.look(isAllStored: true, monotonicNanoseconds: 5)
    reading.look(isAllStored: false, monotonicNanoseconds: 6)
    #expect(reading.isOver)
  }

  @Test
  func `it is waited for an hour and no longer`() {
    let reading = FirstReading(folderCount: 1)
    reading.look(isAllStored: false, monotonicNanoseconds: 5)
    reading.look(isAllStored: false, monotonicNanoseconds: 4 + Self.hour)
    #expect(!reading.isOver)
    reading.look(isAllStored: false, monotonicNanoseconds: 5 + Self.hour)
    #expect(reading.isOver)
  }
}
