/// A place in a template that is filled in anew for each record.
///
/// Templates are JSON as CloudTrail writes it, with blanks between angle brackets:
/// `<kind:argument:argument#label@scope>`. A blank's text depends on its scope's seed and its label,
/// never on what was drawn before it: so `<hex:8#object>` says the same at two places of one record,
/// and `<id:17#ml-pipeline@account>` the same in every record of one account.
struct Blank: Equatable {
  /// Whose seed decides what the blank says.
  enum Scope: UInt8 {
    /// One record.
    case event
    /// The records of one chain of work, such as a pipeline's run.
    case run
    /// One account in one region.
    case place
    /// One account.
    case account
    /// One actor's session in one account.
    case session
  }

  enum Kind: UInt8 {
    /// The record's account, region and actor.
    case account, region, identity, address, agent
    /// The record's time, in the forms that records use; `day` and `stamp` are those of log files.
    case time, wordyTime, day, stamp, sessionStart
    /// Drawn symbols, of the count in the first argument.
    case hexadecimal, letters, identifier, base64
    case uuid
    /// Drawn from the numbers from the first argument to the second.
    case number
    /// One of the texts between bars, which the arguments point to.
    case pick
  }

  var kind: Kind
  var scope: Scope
  var first: Int32 = 0
  var second: Int32 = 0
  var salt: UInt64
}

/// A template is a row of pieces; none holds a reference, so that rendering counts none.
enum Piece: Equatable {
  /// A range of the library's literal bytes.
  case literal(offset: Int32, count: Int32)
  case blank(Blank)
}
