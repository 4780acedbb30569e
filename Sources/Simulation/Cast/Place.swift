/// Where things happen: accounts are those of documentation, and each has its home region.
enum Place {
  static let production: UInt8 = 0
  static let development: UInt8 = 1
  static let data: UInt8 = 2
  static let security: UInt8 = 3

  static let accounts = ["111122223333", "444455556666", "222233334444", "777788889999"]
  static let accountWeights = [42, 27, 20, 11]

  /// This account has a second trail, for its management events, which writes to the same bucket.
  static let accountWithTwoTrails = development
  /// The folder into which that second trail puts global events.
  static let secondTrailHome = frankfurt

  static let frankfurt: UInt8 = 0
  static let virginia: UInt8 = 1
  static let ireland: UInt8 = 2
  static let oregon: UInt8 = 3

  static let regions = ["eu-central-1", "us-east-1", "eu-west-1", "us-west-2"]

  /// How busy the regions are, for each account: most of an account's work is in its home region.
  static let regionWeights = [[84, 6, 7, 3], [12, 2, 85, 1], [88, 2, 10, 0], [90, 10, 0, 0]]

  /// Global services record in this region.
  static let globalRegion = virginia
}
