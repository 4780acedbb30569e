import Alarms
import Glibc

/// Finds what became of alerts from one look at a database to the next.
///
/// The database may not be there yet, may be locked for a while, or be made anew.
public final class AlertFollower {
  /// What a look brought.
  public enum Look: Sendable {
    /// What is new, in the order of time.
    case notices([AlertNotice])
    /// Nothing can be read now, and why; the next look may bring it.
    case waiting(String)
  }

  /// What of an alert is a change when it is another: more events alone are none.
  private struct Mark: Hashable {
    let alertID: String
    let state: AlertState
    let startedAt: Int64
    let endedAt: Int64?
  }

  private final class Reading {
    let connection: Connection
    let listing: AlertListing
    let notices: NoticeReader
    let inode: UInt
    /// SQLite's number of what others committed, as of the last look.
    var version: Int64?

    /// nil where a daemon of this version has yet to make the schema what it must be.
    init?(_ path: String, inode: UInt) throws(DatabaseError) {
      connection = try Database.connectForReading(path)
      guard try Migrations.checkedVersion(connection) == Migrations.current else { return nil }
      listing = try AlertListing(connection)
      notices = try NoticeReader(connection)
      self.inode = inode
    }
  }

  private let path: String
  private let filter: AlertFilter
  private var reading: Reading?
  /// By row; nil until there was a first look.
  private var known: [Int64: Mark]?

  /// A follower that tells what becomes of alerts from its first look on; where there is no database
  /// by then, all that it will have is new.
  public init(databasePath: String, filter: AlertFilter) {
    path = databasePath
    self.filter = filter
  }

  /// Looks at the database; fails where no later look could bring anything.
  public func look() throws(DatabaseError) -> Look {
    guard let inode = Self.inode(of: path) else {
      reading = nil
      known = known ?? [:]
      return .waiting("\(path) is not there yet")
    }
    do throws(DatabaseError) {
      if reading?.inode != inode { reading = nil }
      if reading == nil { reading = try Reading(path, inode: inode) }
      guard let reading else {
        known = known ?? [:]
        return .waiting("\(path) was not brought up to date by its daemon yet")
      }
      return .notices(try news(reading))
    } catch {
      reading = nil
      guard error.canPass else { throw error }
      return .waiting("\(error)")
    }
  }

  private func news(_ reading: Reading) throws(DatabaseError) -> [AlertNotice] {
    let version = try reading.connection.number("PRAGMA data_version")
    guard version != reading.version else { return [] }
    let alerts = try reading.listing.page(filter, maximum: .max).alerts
    let marks = Dictionary(uniqueKeysWithValues: alerts.map { ($0.row, Self.mark($0)) })
    var notices: [AlertNotice] = []
    if let known {
      for alert in alerts.reversed() where known[alert.row] != marks[alert.row] {
        let change = Self.change(alert, from: known[alert.row])
        let lateBy = change == .firing ? alert.lateBy : nil
        if let notice = try reading.notices.notice(ofAlert: alert.row, change, lateBy: lateBy) {
          notices.append(notice)
        }
      }
    }
    // Only now: after a failure the next look finds the same again.
    known = marks
    reading.version = version
    return notices
  }

  private static func mark(_ alert: AlertEntry) -> Mark {
    Mark(
      alertID: alert.alertID, state: alert.state, startedAt: alert.episode.startedAt,
      endedAt: alert.state == .firing ? nil : alert.endedAt)
  }

  private static func change(_ alert: AlertEntry, from old: Mark?) -> AlertChange {
    switch (old?.state, alert.state) {
    case (.firing, .firing), (.resolved, .resolved), (.resolved, .firing): .changed
    default: alert.state.change
    }
  }

  private static func inode(of path: String) -> UInt? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_ino : nil
  }
}
