/// Lists, paths and sections that cannot be used, alone or beside each other.
let badShapes = BadConfiguration.table(
  #"""
  == a path for a list of paths
  trail:
    directories: /srv/trail
  -> 2:16: trail.directories: expected a list, each a path, found "/srv/trail"; write for example directories: [/var/lib/trailbell/trail]
  == an empty list
  trail:
    directories: []
  -> 2:16: trail.directories: expected a list, each a path, found an empty list; write for example directories: [/var/lib/trailbell/trail]
  == nothing for a list
  trail:
    directories:
  -> 2:15: trail.directories: expected a list, each a path, found nothing; write for example directories: [/var/lib/trailbell/trail]
  == a list with an empty element
  trail:
    directories:
      -
  -> 3:6: trail.directories[0]: expected a path, found nothing; write for example directories: [/var/lib/trailbell/trail]
  == a section in a list of paths
  trail:
    directories:
      - path: /srv
  -> 3:7: trail.directories[0]: expected a path, found a section; write for example directories: [/var/lib/trailbell/trail]
  == a section for a list of paths
  rules:
    paths: {a: b}
  -> 2:10: rules.paths: expected a list, each a path, found a section; write for example paths: [/etc/trailbell/rules]
  == a home folder
  database:
    path: ~/trailbell.db
  -> 2:9: database.path: "~/trailbell.db" starts with ~, which only a shell expands; write the whole path
  == an empty path
  database:
    path: ''
  -> 2:9: database.path: expected a path, found ""; write for example path: /var/lib/trailbell/trailbell.db
  == null for a path
  database:
    path: null
  -> 2:9: database.path: expected a path, found nothing; write for example path: /var/lib/trailbell/trailbell.db
  == a directory listed twice
  trail:
    directories: [/a, /b, /a]
  -> 2:25: trail.directories[2]: "/a" is listed twice; take one of the two out
  == a directory inside another
  trail:
    directories: [/a/b, /a]
  -> 2:17: trail.directories[0]: "/a/b" lies inside "/a"; take one of the two out
  == a database in the trail
  trail:
    directories: [/srv/trail]
  database:
    path: /srv/trail/x.db
  -> 4:9: database.path: "/srv/trail/x.db" lies inside the trail directory "/srv/trail"; put the database beside the trail, not into it
  == a database in the default trail
  database:
    path: /var/lib/trailbell/trail/x.db
  -> 2:9: database.path: "/var/lib/trailbell/trail/x.db" lies inside the trail directory "/var/lib/trailbell/trail"; put the database beside the trail, not into it
  == a trail over the default database
  trail:
    directories: [/var/lib/trailbell]
  -> 2:16: database.path: "/var/lib/trailbell/trailbell.db" lies inside the trail directory "/var/lib/trailbell"; put the database beside the trail, not into it
  == a record larger than its file
  decode:
    record_size_max: 2MiB
    inflated_size_max: 1MiB
  -> 2:20: decode.record_size_max: a record of 2MiB cannot fit into a file of 1MiB; lower record_size_max or raise inflated_size_max
  == a longest pause below the first
  alerts:
    repeat_interval: 6h
    repeat_interval_max: 2h
  -> 3:24: alerts.repeat_interval_max: the longest pause of 2h is shorter than the first one, repeat_interval, of 6h; raise repeat_interval_max or lower repeat_interval
  == a first pause above the longest by default
  alerts:
    repeat_interval: 2d
  -> 2:20: alerts.repeat_interval_max: the longest pause of 1d is shorter than the first one, repeat_interval, of 2d; raise repeat_interval_max or lower repeat_interval
  == a delivery slower than a day
  alerts:
    delivery_delay: 25h
  -> 2:19: alerts.delivery_delay: "25h" is out of range; give a duration from 0s to 1d
  == a path for a section
  trail: /srv
  -> 1:8: trail: expected a section of keys, found "/srv"; write its keys on the lines below it, indented by two spaces
  == a list for a section
  trail:
    - /srv
  -> 2:3: trail: expected a section of keys, found a list; write its keys on the lines below it, indented by two spaces
  """#)
