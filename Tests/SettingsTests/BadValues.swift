/// Single values that cannot be used.
let badValues = BadConfiguration.table(
  #"""
  == a duration without a unit
  trail:
    rescan_interval: 60
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "60"; did you mean 60s?
  == a unit spelt out
  trail:
    rescan_interval: 5 minutes
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "5 minutes"; did you mean 5m?
  == a fraction
  trail:
    rescan_interval: 1.5h
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "1.5h"; write for example rescan_interval: 1m
  == two units at once
  trail:
    rescan_interval: 1h30m
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "1h30m"; write for example rescan_interval: 1m
  == a word for a duration
  trail:
    rescan_interval: often
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "often"; write for example rescan_interval: 1m
  == a duration below the range
  trail:
    rescan_interval: 200ms
  -> 2:20: trail.rescan_interval: "200ms" is out of range; give a duration from 1s to 1d
  == a duration above the range
  rules:
    detection_window: 31d
  -> 2:21: rules.detection_window: "31d" is out of range; give a duration from 1s to 30d
  == a duration of twenty digits
  rules:
    detection_window: 9999999999999999999d
  -> 2:21: rules.detection_window: "9999999999999999999d" is out of range; give a duration from 1s to 30d
  == a duration that overflows
  rules:
    detection_window: 999999999999999999d
  -> 2:21: rules.detection_window: "999999999999999999d" is out of range; give a duration from 1s to 30d
  == a negative duration
  trail:
    rescan_interval: -5s
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "-5s"; write for example rescan_interval: 1m
  == a list for a duration
  trail:
    rescan_interval: [5s]
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found a list; write for example rescan_interval: 1m
  == a section for a duration
  trail:
    rescan_interval: {every: 5s}
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found a section; write for example rescan_interval: 1m
  == nothing for a duration
  trail:
    rescan_interval:
  -> 2:19: trail.rescan_interval: expected a duration from 1s to 1d, found nothing; write for example rescan_interval: 1m
  == a unit in capitals
  trail:
    rescan_interval: 5M
  -> 2:20: trail.rescan_interval: expected a duration from 1s to 1d, found "5M"; did you mean 5m?
  == a decimal unit
  database:
    page_cache: 32MB
  -> 2:15: database.page_cache: expected a size from 1MiB to 16GiB, found "32MB"; did you mean 32MiB?
  == a size without a unit
  database:
    page_cache: 33554432
  -> 2:15: database.page_cache: expected a size from 1MiB to 16GiB, found "33554432"; did you mean 33554432B?
  == a size below the range
  database:
    page_cache: 64KiB
  -> 2:15: database.page_cache: "64KiB" is out of range; give a size from 1MiB to 16GiB
  == a size above the range
  database:
    wal_limit: 1TiB
  -> 2:14: database.wal_limit: "1TiB" is out of range; give a size from 8MiB to 64GiB
  == a word for a size
  database:
    wal_limit: huge
  -> 2:14: database.wal_limit: expected a size from 8MiB to 64GiB, found "huge"; write for example wal_limit: 256MiB
  == yes for true
  trail:
    inotify: yes
  -> 2:12: trail.inotify: expected true or false, found "yes"; did you mean true?
  == Off for false
  sinks:
    stdout:
      enabled: Off
  -> 3:14: sinks.stdout.enabled: expected true or false, found "Off"; did you mean false?
  == a boolean misspelt
  trail:
    inotify: tru
  -> 2:12: trail.inotify: expected true or false, found "tru"; did you mean true?
  == a word for a boolean
  trail:
    inotify: maybe
  -> 2:12: trail.inotify: expected true or false, found "maybe"; write for example inotify: true
  == a choice misspelt
  database:
    synchronous: ful
  -> 2:16: database.synchronous: expected one of full, normal, found "ful"; did you mean full?
  == a choice that does not exist
  database:
    synchronous: off
  -> 2:16: database.synchronous: expected one of full, normal, found "off"; write for example synchronous: full
  == a choice in capitals
  log:
    level: INFO
  -> 2:10: log.level: expected one of trace, debug, info, notice, warning, error, critical, found "INFO"; did you mean info?
  == a choice cut short
  log:
    level: warn
  -> 2:10: log.level: expected one of trace, debug, info, notice, warning, error, critical, found "warn"; did you mean warning?
  == a format that does not exist
  sinks:
    stdout:
      format: xml
  -> 3:13: sinks.stdout.format: expected one of line, json, found "xml"; write for example format: line
  == two letters swapped
  sinks:
    stdout:
      level_min: hihg
  -> 3:16: sinks.stdout.level_min: expected one of informational, low, medium, high, critical, found "hihg"; did you mean high?
  == a word for a number
  batch:
    events_max: many
  -> 2:15: batch.events_max: expected a whole number from 1 to 1000000, found "many"; write for example events_max: 10000
  == a number below the range
  batch:
    events_max: 0
  -> 2:15: batch.events_max: "0" is out of range; give a whole number from 1 to 1000000
  == a negative number
  decode:
    threads: -1
  -> 2:12: decode.threads: "-1" is out of range; give a whole number from 0 to 64
  == a number with a fraction
  decode:
    threads: 1.5
  -> 2:12: decode.threads: expected a whole number from 0 to 64, found "1.5"; write for example threads: 0
  == a number of twenty digits
  batch:
    events_max: 99999999999999999999
  -> 2:15: batch.events_max: "99999999999999999999" is out of range; give a whole number from 1 to 1000000
  == a number with separators
  batch:
    events_max: 10_000
  -> 2:15: batch.events_max: expected a whole number from 1 to 1000000, found "10_000"; write for example events_max: 10000
  == a number with commas
  batch:
    events_max: 10,000
  -> 2:15: batch.events_max: expected a whole number from 1 to 1000000, found "10,000"; write for example events_max: 10000
  == a number above the range
  decode:
    inflate_ratio_max: 2000
  -> 2:22: decode.inflate_ratio_max: "2000" is out of range; give a whole number from 20 to 1032
  """#)
