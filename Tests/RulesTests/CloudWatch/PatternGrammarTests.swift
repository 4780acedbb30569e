import Testing

@testable import Rules

@Suite("The grammar of filter patterns")
struct PatternGrammarTests {
  static let event = #"{"a":1,"b":2,"c":{"d":"x y"},"n":null,"t":true,"f":false}"#

  @Test(arguments: [
    ("{$.a=1}", true),
    ("  {  $.a  =  1  }\n", true),
    ("\t{\r\n$.a\n=\n1\n}", true),
    ("{(($.a=1))}", true),
    ("{ ( $.a = 1 ) && ( $.b = 3 ) }", false),
    ("{ $.a = 1 && $.b = 2 && $.c.d = \"x y\" }", true),
    ("{ $.a = 1 || $.a = 2 && $.b = 3 }", true),
    ("{ $.b = 3 && $.a = 2 || $.a = 1 }", true),
    ("{ ($.a = 1 || $.a = 2) && $.b = 3 }", false),
    ("{ $.b = 3 && ($.a = 2 || $.a = 1) }", false),
    ("{ ($.a = 2 || ($.b = 2 && ($.a = 1))) && $.t IS TRUE }", true),
    ("{$.a=1&&$.b=2||$.a=3}", true),
    ("{($.a=1)&&($.b=2)}", true),
    ("{ $.n IS NULL }", true),
    ("{ $.n is null && $.t Is True && $.f iS fAlSe && $.x not exists }", true),
    ("{ $.x NOT  EXISTS }", true),
    ("{ $.a!=2 }", true),
    ("{ $.a>0 && $.a>=1 && $.a<2 && $.a<=1 }", true),
    ("{ $.a > +0.5e0 }", true),
    ("{ $.c.d = %x y% && $.c.d = %^x%}", true),
    ("{ $.c.d = \"x y\"&& $.a=1}", true),
    ("{ $.c.* = *y }", true),
    ("{ $.a[*] = 1 || $.b[*] = 1 || $.c.* = 1 }", false),
    ("{ $.a = - }", false),
    ("{ $.a = 1. || $.a = .5 || $.a = nullable || $.a = IS }", false),
    ("{ $.c.d = \"{(&&||)}%'\" }", false),
  ])
  func `each form is read, and joined as it should`(_ pattern: String, _ expected: Bool) throws {
    #expect(try PatternHarness.matches(pattern, Self.event) == expected)
  }

  @Test(arguments: [
    // The other syntaxes of CloudWatch.
    ("", "1: the pattern is empty; write a JSON pattern"),
    ("  ", "3: the pattern is empty"),
    ("ERROR -timeout", "1: patterns of plain terms"),
    ("?A ?B", "1: patterns of plain terms"),
    (" \"a phrase\"", "2: patterns of plain terms"),
    ("%a%", "1: patterns of plain terms"),
    ("$.a = 1", "1: patterns of plain terms"),
    ("[w1, w2=x]", "1: space-delimited patterns ([w1, w2]) are"),
    // Joints and parentheses.
    ("{", "2: a condition is missing here; write one"),
    ("{ }", "3: a condition is missing here"),
    ("{ $.a = 1", "1: this '{' is never closed; add '}'"),
    ("{ ($.a = 1 }", "3: this '(' is never closed; add ')'"),
    ("{ ($.a = 1", "3: this '(' is never closed; add ')'"),
    ("{ $.a = 1) }", "10: this ')' closes nothing; remove it"),
    ("{ () }", "4: a condition is missing here"),
    ("{ $.a = 1 } x", "13: nothing may follow the '}' of the pattern"),
    ("{ $.a = 1 }}", "12: nothing may follow the '}' of the pattern"),
    ("{ $.a = 1 && }", "14: a condition is missing here"),
    ("{ && $.a = 1 }", "3: a condition is missing here"),
    ("{ $.a = 1 & $.b = 2 }", "11: '&' is no operator; write '&&'"),
    ("{ $.a = 1 | $.b = 2 }", "11: '|' is no operator; write '||'"),
    ("{ $.a = 1 &&& $.b = 2 }", "13: a condition is missing here"),
    ("{ $.a = 1 AND $.b = 2 }", "11: 'AND' is no operator; write '&&'"),
    ("{ $.a = 1 or $.b = 2 }", "11: 'or' is no operator; write '||'"),
    ("{ $.a = 1 $.b = 2 }", "11: '&&' or '||' is missing before '$'"),
    ("{ $.a = x y }", "11: '&&' or '||' is missing before 'y'"),
    ("{ !($.a = 1) }", "3: conditions cannot be negated; write != or NOT EXISTS"),
    ("{ NOT $.a = 1 }", "3: conditions cannot be negated"),
    ("{ eventName = x }", "3: a condition begins with a selector, not with 'eventName'"),
    ("{ \"a\" = x }", "3: a condition begins with a selector, not with '\"'"),
    // Selectors.
    ("{ $ = 1 }", "4: '$' must be followed by '.' and a member's name"),
    ("{ $[1] = 1 }", "4: '$' must be followed by '.'"),
    ("{ $['a'] = 1 }", "4: '$' must be followed by '.'"),
    ("{ $a = 1 }", "4: '$' must be followed by '.'"),
    ("{ $. = 1 }", "5: a member's name is missing behind '.'"),
    ("{ $.a..b = 1 }", "7: a member's name is missing behind '.'"),
    ("{ $.é = 1 }", "5: a member's name is missing behind '.'; write letters, digits, _ and -"),
    ("{ $.[\"a\"] = 1 }", "4: a name in brackets stands in single quotes behind a dot"),
    ("{ $.a['b'] = 1 }", "6: a name in brackets stands in single quotes behind a dot"),
    ("{ $.a[\"b\"] = 1 }", "6: a name in brackets stands in single quotes behind a dot"),
    ("{ $.['a = 1 }", "4: this name in brackets does not end; close it with ']"),
    ("{ $.['a' = 1 }", "4: this name in brackets does not end"),
    ("{ $.[0] = 1 }", "4: a place in an array stands behind its name without a dot"),
    ("{ $.a.[*] = 1 }", "6: a place in an array stands behind its name without a dot"),
    ("{ $.a[-1] = 1 }", "6: this is no place in an array"),
    ("{ $.a[] = 1 }", "6: this is no place in an array"),
    ("{ $.a[ 1 ] = 1 }", "6: this is no place in an array"),
    ("{ $.a[1 = 1 }", "6: this is no place in an array"),
    ("{ $.a[99999999999999999999] = 1 }", "6: this is no place in an array"),
    ("{ $.*.b[*] = 1 }", "8: a selector may have no second wildcard"),
    ("{ $.*.* = 1 }", "6: a selector may have no second wildcard"),
    ("{ $.*x = 1 }", "6: an operator is missing here"),
    // Operators.
    ("{ $.a == 1 }", "7: '==' is no operator; write '='"),
    ("{ $.a 1 }", "7: an operator is missing here; write =, !=, <, <=, >, >=, IS NULL"),
    ("{ $.a }", "7: an operator is missing here"),
    ("{ $.a", "6: an operator is missing here"),
    ("{ $.a ~ 1 }", "7: an operator is missing here"),
    ("{ $.a EXISTS }", "7: 'EXISTS' can be asked with NOT only"),
    ("{ $.a IS NOT NULL }", "10: 'IS' cannot be followed by this; write NULL, TRUE or FALSE"),
    ("{ $.a IS 1 }", "10: 'IS' cannot be followed by this"),
    ("{ $.a IS EXISTS }", "10: 'IS' cannot be followed by this"),
    ("{ $.a NOT NULL }", "11: 'NOT' cannot be followed by this; write EXISTS"),
    ("{ $.a NOTEXISTS }", "7: an operator is missing here"),
    ("{ $.a > x }", "9: '>' compares with numbers only; write a number without quotes"),
    ("{ $.a <= \"1\" }", "10: '<=' compares with numbers only"),
    ("{ $.a < %1% }", "9: '<' compares with numbers only"),
    ("{ $.a >= }", "10: a value is missing here"),
    // Values.
    ("{ $.a = }", "9: a value is missing here"),
    ("{ $.a = 'x' }", "9: a value cannot stand in single quotes; write double quotes around it"),
    ("{ $.a = \"x }", "9: this '\"' is never closed"),
    ("{ $.a = \"x\\\" }", "9: this '\"' is never closed"),
    ("{ $.a = \"x\\n\" }", "11: a backslash must stand before '\"' or another backslash"),
    ("{ $.a = \"x\\*\" }", "11: a backslash must stand before '\"' or another backslash"),
    ("{ $.a = null }", "9: null cannot be compared; write IS NULL to ask for it"),
    ("{ $.a != NULL }", "10: null cannot be compared"),
    ("{ $.a = a:b }", "10: ':' cannot stand in a value without quotes; write double quotes"),
    ("{ $.a = é }", "9: 'é' cannot stand in a value without quotes"),
    ("{ $.a = +x }", "9: '+' cannot stand in a value without quotes"),
    ("{ $.a = +-1 }", "9: '+' cannot stand in a value without quotes"),
    ("{ $.a = 1e2147483648 }", "9: the exponent of this number is too large"),
    ("{ $.a > 1e-2147483649 }", "9: the exponent of this number is too large"),
  ])
  func `whatever else is refused, with its column and a mend`(
    _ pattern: String, _ expected: String
  ) {
    let refusal = PatternHarness.refusal(pattern) ?? "taken"
    #expect(refusal.hasPrefix(expected), "\(refusal)")
    #expect(refusal.contains("; "))
  }

  @Test func `a number may have an exponent of 32 bits, however large its value`() {
    #expect(PatternHarness.refusal("{ $.a = 1e2147483647 }") == nil)
    #expect(PatternHarness.refusal("{ $.a > -1e-2147483648 }") == nil)
  }
}
