package dev.ringfence.hcl;

/** Kinds of token, by the words problems use for them. */
enum Token {
  NAME("a name"),
  NUMBER("a number"),
  QUOTE("a quoted text"),
  HEREDOC("a heredoc"),
  NEWLINE("the end of the line"),
  END("the end of the file"),
  OPEN_BRACE("'{'"),
  CLOSE_BRACE("'}'"),
  CLOSE_SEQUENCE("'~}'"),
  OPEN_BRACKET("'['"),
  CLOSE_BRACKET("']'"),
  OPEN_PARENTHESIS("'('"),
  CLOSE_PARENTHESIS("')'"),
  ASSIGN("'='"),
  ARROW("'=>'"),
  COLON("':'"),
  DOUBLE_COLON("'::'"),
  QUESTION("'?'"),
  COMMA("','"),
  DOT("'.'"),
  ELLIPSIS("'...'"),
  OR("'||'"),
  AND("'&&'"),
  EQUAL("'=='"),
  NOT_EQUAL("'!='"),
  GREATER("'>'"),
  GREATER_OR_EQUAL("'>='"),
  LESS("'<'"),
  LESS_OR_EQUAL("'<='"),
  PLUS("'+'"),
  MINUS("'-'"),
  STAR("'*'"),
  SLASH("'/'"),
  PERCENT("'%'"),
  NOT("'!'");

  private final String words;

  Token(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
