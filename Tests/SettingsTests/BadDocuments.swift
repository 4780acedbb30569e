/// Files that are not YAML, or not one mapping.
let badDocuments = BadConfiguration.table(
  #"""
  == a list for the whole file
  - trail
  -> 1:1: expected sections of keys, found a list; write for example trail: and below it directories: [/var/lib/trailbell/trail]
  == a word for the whole file
  trail
  -> 1:1: expected sections of keys, found "trail"; write for example trail: and below it directories: [/var/lib/trailbell/trail]
  == nothing but a comment
  # nothing
  -> 1:1: expected sections of keys, found nothing; write for example trail: and below it directories: [/var/lib/trailbell/trail]
  == a key given twice
  database:
    path: /a
    path: /b
  -> 3:3: the key "path" is given twice in one section; keep one: the first is at line 2
  == a section given twice
  trail:
    inotify: true
  log:
    level: info
  trail:
    inotify: false
  -> 5:1: the key "trail" is given twice in one section; keep one: the first is at line 1
  == keys and sections given again and again
  trail:
    inotify: true
    inotify: false
    inotify: maybe
  log:
    level: info
    level: loud
  trail:
    nonsense: 1
  -> 3:3: the key "inotify" is given twice in one section; keep one: the first is at line 2
  -> 4:3: the key "inotify" is given twice in one section; keep one: the first is at line 2
  -> 7:3: the key "level" is given twice in one section; keep one: the first is at line 6
  -> 8:1: the key "trail" is given twice in one section; keep one: the first is at line 1
  == a key given twice between braces
  trail: {inotify: true, inotify: false}
  -> 1:9: the key "inotify" is given twice in one section; keep one
  == a tab
  trail:
  	inotify: true
  -> 2:1: not YAML: while scanning for the next token, found character that cannot start any token; indent with spaces; YAML allows no tabs there
  == crooked indentation
  trail:
    inotify: true
   rescan_interval: 5m
  -> 3:2: not YAML: while parsing a block mapping, did not find expected key; indent the keys of one section alike, and close every quote and bracket
  == no space behind the colon
  trail:
    inotify:true
  -> 2:3: trail: expected a section of keys, found "inotify:true"; put a space behind the colon
  == no colon
  trail:
    inotify: true
    rescan_interval
  -> 4:1: not YAML: while scanning a simple key, could not find expected ':'; write a colon and a space behind the key, as in name: value
  == a colon in a value
  database:
    path: a: b
  -> 2:10: not YAML: mapping values are not allowed in this context; indent the keys of one section alike, and quote a value that holds a colon
  == a quote left open
  database:
    path: "/a
  log:
    level: info
  -> 5:1: not YAML: while scanning a quoted scalar, found unexpected end of stream; close the quote that was opened before
  == a bracket left open
  trail:
    directories: [/a, /b
  log:
    level: info
  -> 3:4: not YAML: while parsing a flow sequence, did not find expected ',' or ']'; close the bracket that was opened before
  == a value that starts with @
  database:
    path: @home
  -> 2:9: not YAML: while scanning for the next token, found character that cannot start any token; put the value between single quotes
  == a value that starts with %
  database:
    path: %h/x
  -> 2:9: not YAML: while scanning for the next token, found character that cannot start any token; put the value between single quotes
  == an alias without its anchor
  database:
    path: *home
  -> 2:9: not YAML: found undefined alias; put a value that starts with * between single quotes
  == two documents
  log:
    level: info
  ---
  log:
    level: debug
  -> 3:1: not YAML: expected a single document in the stream, but found another document; keep one document: take out the line ---
  == an unknown escape
  database:
    path: "/a\q"
  -> 2:12: not YAML: while parsing a quoted scalar, found unknown escape character; put the value between single quotes
  == a tag of another program
  database:
    path: !ENV HOME
  -> 2:9: database.path: the tag "!ENV" is not understood; write the value itself
  """#)
