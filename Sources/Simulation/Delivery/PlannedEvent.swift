/// An event as the planner knows it: enough to write its record at any time, in a few words.
struct PlannedEvent: Equatable {
  var timeSeconds: Int64
  /// Decides all that is drawn for this event; no two events have the same.
  var seed: UInt64
  /// Shared by the events of one chain of work.
  var run: UInt64
  var template: UInt16
  var actor: UInt16
  var account: UInt8
  var region: UInt8
  /// Management events of an account with two trails are delivered twice.
  var isManagement: Bool
  /// IAM, STS and console sign-in: recorded in one region, whichever was called.
  var isGlobal: Bool
}
