# Turns the help of one command, with its lines unbroken, into a manual page; see manual-pages.
#
#   awk -v command="trailbell rules check" -v version=0.1.0 -f manual-page.awk

BEGIN {
  name = dashed(command)
  printf ".TH \"%s\" 1 \"\" \"Trailbell %s\" \"Trailbell\"\n", toupper(quoted(name)), version
}

/^OVERVIEW: / {
  print ".SH NAME\n" quoted(name) " \\- " quoted(without_end(rest($0)))
  next
}
# The usage stands behind the description; a page has it before.
/^USAGE: / {
  print ".SH SYNOPSIS\n.B " quoted(command) "\n" quoted(substr(rest($0), length(command) + 2))
  if (description != "") printf "%s", ".SH DESCRIPTION\n" description
  next
}
/^ARGUMENTS:$/ { part = "ARGUMENTS"; print ".SH ARGUMENTS"; next }
/^OPTIONS:$/ { part = "OPTIONS"; print ".SH OPTIONS"; next }
/^SUBCOMMANDS:$/ { part = "COMMANDS"; print ".SH COMMANDS"; next }
/^  See '/ { next }
# Paragraphs of the description, with an empty line before each.
/^$/ { next }
part == "" { description = description ".PP\n" quoted($0) "\n"; next }

# A label of two spaces, and two or more spaces before its text; or its text is on the next line.
/^  [^ ]/ {
  label = substr($0, 3)
  text = ""
  if (match(label, /  +/)) {
    text = substr(label, RSTART + RLENGTH)
    label = substr(label, 1, RSTART - 1)
  }
  print ".TP"
  if (part == "COMMANDS") {
    default_mark = sub(/ \(default\)$/, "", label) ? " (what is done when none is named)" : ""
    print ".BR " quoted(name "-" label) " (1)"
    text = without_end(text) default_mark "."
  } else {
    print ".B " quoted(label)
  }
  if (text != "") print quoted(text)
  next
}
{ sub(/^ +/, ""); print quoted($0) }

END {
  if (command == "trailbell") print_files()
  print ".SH SEE ALSO"
  parent = name
  if (sub(/-[^-]*$/, "", parent)) print ".BR " quoted(parent) " (1)"
  else print ".BR journalctl (1),\n.BR sqlite3 (1)"
}

function print_files() {
  print ".SH FILES"
  print_file("/etc/trailbell/trailbell.yaml", "The configuration, with the meaning of every key.")
  print_file("/etc/trailbell/rules", "The rules in force: your own, and links to Trailbell's.")
  print_file("/usr/share/trailbell/rules", "Trailbell's rules; an update replaces them.")
  print_file("/var/lib/trailbell", "The database, and the trail.")
  print_file("/usr/share/doc/trailbell", "What it does and promises, and what rule files may hold.")
}

function print_file(path, text) { print ".TP\n.I " quoted(path) "\n" quoted(text) }

function rest(line) { sub(/^[A-Z]+: /, "", line); return line }

function dashed(words) { gsub(/ /, "-", words); return words }

function without_end(sentence) { sub(/\.$/, "", sentence); return sentence }

# Text as text: no sign of it means something to the typesetter.
function quoted(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  gsub(/'/, "\\(aq", text)
  if (text ~ /^\./) text = "\\&" text
  return text
}
