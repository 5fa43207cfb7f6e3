package dev.ringfence.exception;

/** What a reader of the register has to be told of an exception, worst first. */
public enum Remark {
  LAPSED("lapsed: it covers nothing any more"),
  NOT_APPROVED("no approver is named: it covers nothing"),
  OWN_APPROVER("its owner approved it"),
  TOO_BROAD("covers more findings than one exception should"),
  WHOLE_CONTROL("names no check: it covers every check of the control"),
  REVIEW_OVERDUE("its review is overdue"),
  ENDING("ends within 30 days"),
  RENEWED_OFTEN("was renewed more than twice"),
  OVERLAPPING("covers what another exception covers too"),
  NOT_KNOWN(
      "covers no finding that was judged; what could not be judged may need it, so whether it can be"
          + " removed is not known"),
  NOT_USED("covers no finding of this audit: it can be removed");

  private final String words;

  Remark(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
