import CloudTrail
import Settings
import Store

extension PipelineOptions {
  /// The options that a configuration asks for.
  public init(_ configuration: Configuration) {
    self.init()
    decoders = configuration.decode.threadCount(cores: Machine.coreCount)
    limits.recordByteMaximum = configuration.decode.recordSizeMaxBytes
    limits.nestingDepthMaximum = configuration.decode.nestingDepthMax
    limits.inflatedByteMaximum = Int64(configuration.decode.inflatedSizeMaxBytes)
    limits.inflateRatioMaximum = configuration.decode.inflateRatioMax
    database.pageCacheByteCount = configuration.database.pageCacheBytes
    database.logByteLimit = Int64(configuration.database.walLimitBytes)
    database.waitsForDisk = configuration.database.synchronous == .full
    alarms = AlarmSettings(configuration.alerts)
    retention = configuration.retention.policy
    batchEventMaximum = configuration.batch.eventsMax
    batchWaitMilliseconds = Int(configuration.batch.waitMax.milliseconds)
  }

  /// The options of a run that no configuration describes: the defaults, on all cores.
  public static var unconfigured: PipelineOptions {
    var options = PipelineOptions()
    options.decoders = Machine.coreCount
    return options
  }
}

extension AlarmSettings {
  /// The settings that a configuration asks for.
  public init(_ alerts: Configuration.Alerts) {
    self.init(
      deliveryDelaySeconds: alerts.deliveryDelay.components.seconds,
      repeatSeconds: alerts.repeatInterval.components.seconds,
      repeatSecondsMaximum: alerts.repeatIntervalMax.components.seconds,
      summaryAgeSeconds: alerts.summaryAge.components.seconds,
      matchCacheByteCount: alerts.matchCacheBytes)
  }
}

extension DigestSettings {
  /// The settings that a configuration asks for, with the keys and signatures of its files.
  init(_ digests: Configuration.Digests) throws(RunFailure) {
    self.init(
      keys: try IntegrityInput.keys(digests.publicKeys),
      signatures: try IntegrityInput.signatures(digests.metadata),
      waitSeconds: digests.waitMax.components.seconds, judgesUnlisted: digests.ringsForUnlisted)
  }
}

extension Duration {
  /// The whole milliseconds.
  var milliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
