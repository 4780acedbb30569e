/// Times to keep events that cannot be.
let badRetention = BadConfiguration.table(
  #"""
  == regimes that ask for opposite things
  retention:
    profiles: [hipaa, gdpr]
  -> 2:13: retention.profiles: "retention.profiles: hipaa" asks to keep events for 2192d at least, and "retention.profiles: gdpr" for 365d at most; let each be about other events or accounts in retention.rules, or take one out
  == a rule against a regime
  retention:
    profiles: [pci]
    rules:
      reads: {events: [data], at_most: 90d}
  -> 4:38: retention.rules.reads.at_most: "retention.profiles: pci" asks to keep events for 400d at least, and "retention.rules.reads.at_most: 90d" for 90d at most; let each be about other events or accounts in retention.rules, or take one out
  == a time that late files need
  retention:
    at_most: 7d
  -> 2:12: retention.at_most: "7d" is out of range; give a duration from 31d to 36525d
  == an account that is none
  retention:
    rules:
      one: {accounts: [1234], at_most: 90d}
  -> 3:22: retention.rules.one.accounts[0]: expected an account of 12 digits, in quotes, found "1234"; write for example accounts: [name]
  == a regime that nobody knows
  retention:
    profiles: [hippa]
  -> 2:14: retention.profiles[0]: expected one of pci, hipaa, sox, fedramp, gdpr, found "hippa"; did you mean hipaa?
  """#)
