import CloudTrail

/// What is said of a log file that no digest lists.
public enum UnlistedFile {
  /// The problem of a file that lies in hours that digests cover.
  public static func problem(at path: String) -> IntegrityProblem {
    IntegrityProblem(
      .fileUnlisted, path,
      DeliveryTime.seconds(ofLogFile: path) == nil
        ? "no digest lists it, and CloudTrail gives no such name"
        : "no digest lists it, though digests cover its time: CloudTrail did not deliver it, "
          + "delivered it anew later, or did so for a trail without log file validation")
  }

  /// Whether a path is where digests list everything: the folder of management and data events.
  public static func isJudged(_ path: String) -> Bool { TrailPath(path).folder == .events }
}
