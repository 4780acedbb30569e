/// Slots of five minutes: a file is named after the slot's end, and holds what became ready in it.
enum Slot {
  static let seconds: Int64 = 300

  static func number(ofSecond second: Int64) -> Int64 { second.flooredQuotient(by: seconds) }
  static func endSeconds(of slot: Int64) -> Int64 { (slot + 1) * seconds }
}

/// An event on its way into a file.
struct Delivery {
  /// Why a file is written: records of different streams never share one.
  enum Stream: UInt8 {
    case first, second, late
  }

  /// Where files are kept apart.
  struct Cell: Comparable {
    var account: UInt8
    var folderRegion: UInt8
    var stream: Stream

    static func < (first: Cell, second: Cell) -> Bool {
      (first.account, first.folderRegion, first.stream.rawValue)
        < (second.account, second.folderRegion, second.stream.rawValue)
    }
  }

  var event: PlannedEvent
  var cell: Cell
}
