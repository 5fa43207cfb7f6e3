package dev.ringfence.cli;

import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.evidence.CollectionGap;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings in the XML of JUnit's Ant runner, which pipelines read: a suite is a control, a test one
 * finding. A violation fails; what evidence does not decide is an error, so that no reader takes it
 * for passed; what is not applicable, and what could not be had, is skipped.
 */
final class JunitReport {
  private final PrintWriter out;

  JunitReport(PrintWriter out) {
    this.out = out;
  }

  void print(List<Finding> findings, List<CollectionGap> gaps) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      attribute(xml, "name", "ringfence scan");
      counts(xml, findings, gaps.size());
      Map<String, List<Finding>> suites =
          findings.stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.control().value(), TreeMap::new, Collectors.toList()));
      for (Map.Entry<String, List<Finding>> suite : suites.entrySet()) {
        suite(xml, suite.getKey(), suite.getValue());
      }
      if (!gaps.isEmpty()) {
        missing(xml, gaps);
      }
      end(xml, 0);
      xml.writeEndDocument();
      out.println();
    } catch (XMLStreamException e) {
      // A writer to memory or a terminal only fails where our own calls do not nest.
      throw new IllegalStateException(e);
    }
  }

  private static void counts(XMLStreamWriter xml, List<Finding> findings, int gaps)
      throws XMLStreamException {
    attribute(xml, "tests", findings.size() + gaps);
    attribute(xml, "failures", count(findings, JunitReport::isFailure));
    attribute(xml, "errors", count(findings, JunitReport::isError));
    attribute(xml, "skipped", gaps + count(findings, JunitReport::isSkipped));
  }

  private static long count(List<Finding> findings, Predicate<Finding> which) {
    return findings.stream().filter(which).count();
  }

  private static boolean isFailure(Finding finding) {
    return finding.disposition().isOpen() && finding.outcome().verdict() == Verdict.NOT_SATISFIED;
  }

  private static boolean isError(Finding finding) {
    return finding.disposition().isOpen() && finding.outcome().verdict() == Verdict.INCONCLUSIVE;
  }

  private static boolean isSkipped(Finding finding) {
    return finding.outcome().verdict() == Verdict.NOT_APPLICABLE;
  }

  private static void suite(XMLStreamWriter xml, String control, List<Finding> findings)
      throws XMLStreamException {
    start(xml, 1, "testsuite");
    attribute(xml, "name", control);
    counts(xml, findings, 0);
    for (Finding finding : findings) {
      test(xml, finding);
    }
    end(xml, 1);
  }

  private static void test(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
    start(xml, 2, "testcase");
    attribute(xml, "classname", finding.check().value());
    attribute(xml, "name", named(finding.subject()));
    if (isFailure(finding)) {
      start(xml, 3, "failure");
      attribute(xml, "message", finding.message());
      attribute(xml, "type", finding.severity().word());
      text(xml, observed(finding) + finding.remediation());
      xml.writeEndElement();
    } else if (isError(finding)) {
      start(xml, 3, "error");
      attribute(xml, "message", "not checked: " + finding.title());
      attribute(xml, "type", finding.severity().word());
      text(xml, observed(finding));
      xml.writeEndElement();
    } else if (isSkipped(finding)) {
      start(xml, 3, "skipped");
      attribute(xml, "message", finding.outcome().observations().get(0).text());
      xml.writeEndElement();
    }
    end(xml, 2);
  }

  private static String named(Subject subject) {
    String id = subject.kind() + " " + subject.id();
    return subject.id().endsWith(subject.name()) ? id : id + " (" + subject.name() + ")";
  }

  /** Each observation and where it was read, a line each. */
  private static String observed(Finding finding) {
    return finding.outcome().observations().stream()
        .map(one -> one.text() + "\n    " + one.sources().get(0).display() + "\n")
        .collect(Collectors.joining());
  }

  private static void missing(XMLStreamWriter xml, List<CollectionGap> gaps)
      throws XMLStreamException {
    start(xml, 1, "testsuite");
    attribute(xml, "name", "evidence");
    counts(xml, List.of(), gaps.size());
    for (CollectionGap gap : gaps) {
      start(xml, 2, "testcase");
      attribute(xml, "classname", "evidence");
      attribute(xml, "name", gap.request().source().id() + " " + gap.request().display());
      start(xml, 3, "skipped");
      attribute(
          xml,
          "message",
          gap.reason().words() + (gap.detail().isEmpty() ? "" : " (" + gap.detail() + ")"));
      xml.writeEndElement();
      end(xml, 2);
    }
    end(xml, 1);
  }

  private static void start(XMLStreamWriter xml, int depth, String name) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(name);
  }

  private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, long number)
      throws XMLStreamException {
    xml.writeAttribute(name, Long.toString(number));
  }

  private static void attribute(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeAttribute(name, shown(text));
  }

  private static void text(XMLStreamWriter xml, String text) throws XMLStreamException {
    xml.writeCharacters(
        text.lines().map(JunitReport::shown).collect(Collectors.joining("\n", "\n", "\n")));
  }

  /** Two code points that are neither control nor format may not be in a document either. */
  private static String shown(String line) {
    return Text.plain(line).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
  }
}
