/// Keys that nobody knows, and what each is taken for.
let badKeys = BadConfiguration.table(
  #"""
  == a letter too many
  trail:
    rescan_intervall: 5m
  -> 2:3: trail.rescan_intervall: unknown key; did you mean rescan_interval?
  == a hyphen for an underscore
  trail:
    rescan-interval: 5m
  -> 2:3: trail.rescan-interval: unknown key; did you mean rescan_interval?
  == camel case
  database:
    pageCache: 5MiB
  -> 2:3: database.pageCache: unknown key; did you mean page_cache?
  == a section misspelt
  databse:
    path: /x
  -> 1:1: databse: unknown key; did you mean database?
  == a key outside its section
  path: /x
  -> 1:1: path: unknown key; did you mean database.path?
  == another key outside its section
  page_cache: 5MiB
  -> 1:1: page_cache: unknown key; did you mean database.page_cache?
  == a dotted key
  trail.inotify: true
  -> 1:1: trail.inotify: unknown key; write its parts as nested sections, not with dots
  == a key in the wrong section
  database:
    inotify: true
  -> 2:3: database.inotify: unknown key; did you mean trail.inotify?
  == a key like no other
  log:
    colour: blue
  -> 2:3: log.colour: unknown key; the keys of log are: level
  == a section like no other
  zebra: 1
  -> 1:1: zebra: unknown key; the sections are: trail, database, retention, batch, decode, digests, rules, alerts, sinks, metrics, log
  == a section outside its section
  stdout:
    enabled: true
  -> 1:1: stdout: unknown key; did you mean sinks.stdout?
  == a list for a key
  ? [a, b]
  : c
  log:
    level: info
  -> 1:3: a key must be a plain word, found a list; write it as name: value
  == a merge key
  trail: &t
    inotify: true
  log:
    <<: *t
  -> 4:3: log.<<: unknown key; the keys of log are: level
  == a section by an alias
  trail: &t
    inotify: true
  log: *t
  -> 2:3: log.inotify: unknown key; did you mean trail.inotify?
  == five mistakes at once
  trail:
    rescan: 5
    inotify: 3
  log:
    level: [a]
  databse: 4
  batch:
    wait_max: 2h
  -> 2:3: trail.rescan: unknown key; did you mean rescan_interval?
  -> 3:12: trail.inotify: expected true or false, found "3"; write for example inotify: true
  -> 5:10: log.level: expected one of trace, debug, info, notice, warning, error, critical, found a list; write for example level: info
  -> 6:1: databse: unknown key; did you mean database?
  -> 8:13: batch.wait_max: "2h" is out of range; give a duration from 1ms to 1m
  == letters of two bytes before the mistake
  log: {höhe: 1, level: ja}
  -> 1:7: log.höhe: unknown key; the keys of log are: level
  -> 1:23: log.level: expected one of trace, debug, info, notice, warning, error, critical, found "ja"; write for example level: info
  """#)
