package dev.ringfence.expression.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.ringfence.control.Parameters;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.EndpointExpression;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Kind;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles expressions in CEL. Costly to make, so one serves a whole run, and what it has compiled
 * it compiles no second time: reading a catalogue and judging by it ask for the same texts.
 */
public final class CelExpressionCompiler implements ExpressionCompiler {
  /** Code points; a check that needs more is several checks. */
  private static final int LONGEST_TEXT = 8_000;

  private static final int DEEPEST_NESTING = 64;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .populateMacroCalls(true)
          .enableHomogeneousLiterals(true)
          .maxExpressionCodePointSize(LONGEST_TEXT)
          .maxParseRecursionDepth(DEEPEST_NESTING)
          .build();

  private final RecordTypes types = new RecordTypes();
  private final Map<String, Overload> overloads =
      functions().collect(Collectors.toUnmodifiableMap(Overload::id, Function.identity()));
  private final CelCompiler base =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardEnvironmentEnabled(false)
          .setStandardMacros(
              CelStandardMacro.HAS,
              CelStandardMacro.ALL,
              CelStandardMacro.EXISTS,
              CelStandardMacro.EXISTS_ONE,
              CelStandardMacro.FILTER,
              CelStandardMacro.MAP,
              CelStandardMacro.MAP_FILTER)
          .setOptions(OPTIONS)
          .addFunctionDeclarations(declarations(overloads.values()))
          .setTypeProvider(RecordTypeProvider.of(types))
          .setResultType(SimpleType.BOOL)
          .build();

  private final Map<Compilation, CompiledExpression> compiled = new ConcurrentHashMap<>();

  /** All that a compiled expression depends on. */
  private record Compilation(String text, String subject, Parameters parameters) {}

  private static Stream<Overload> functions() {
    return Stream.of(
            Operators.all(),
            TextFunctions.all(),
            AddressFunctions.all(),
            PortFunctions.all(),
            PacketFunctions.all())
        .flatMap(List::stream);
  }

  private static List<CelFunctionDecl> declarations(Collection<Overload> overloads) {
    return overloads.stream()
        .collect(
            Collectors.groupingBy(
                Overload::name,
                TreeMap::new,
                Collectors.mapping(Overload::declaration, Collectors.<CelOverloadDecl>toList())))
        .entrySet()
        .stream()
        .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public Expression compile(String text, Kind kind, Parameters parameters) {
    CompiledExpression expression = compile(text, types.of(kind.type()), parameters);
    return subject -> {
      if (subject.kind() != kind || !(subject instanceof Record resource)) {
        throw new IllegalArgumentException(
            "compiled for a " + kind.word() + ", given a " + subject.kind().word());
      }
      return expression.decide(resource);
    };
  }

  @Override
  public EndpointExpression compileSelector(String text) {
    return new Selector(compile(text, types.of(Endpoint.class), Parameters.NONE));
  }

  private record Selector(CompiledExpression compiled) implements EndpointExpression {
    @Override
    public Decision decide(Endpoint endpoint) {
      return compiled.decide(endpoint);
    }

    @Override
    public Decision decide(Place subnet) {
      return compiled.decide(subnet);
    }
  }

  private CompiledExpression compile(String text, RecordType subject, Parameters parameters) {
    return compiled.computeIfAbsent(
        new Compilation(text, subject.name(), parameters),
        asked -> compiled(text, subject, parameters));
  }

  private CompiledExpression compiled(String text, RecordType subject, Parameters parameters) {
    ParameterValues values = ParameterValues.of(parameters);
    SortedMap<String, CelType> variables = new TreeMap<>(values.types());
    if (variables.put(subject.name(), Terms.record(subject.name())) != null) {
      throw new InvalidExpressionException(
          1, "parameter " + subject.name() + " has the name of the subject");
    }
    CelCompilerBuilder builder = base.toCompilerBuilder();
    variables.forEach((String name, CelType type) -> builder.addVar(name, type));
    CelCompiler compiler = builder.build();
    CelValidationResult parsed = compiler.parse(text);
    try {
      CelAbstractSyntaxTree tree = compiler.check(parsed.getAst()).getAst();
      Node predicate = new Planner(tree, overloads, values.values()).plan(subject.name());
      return new CompiledExpression(predicate, types);
    } catch (CelValidationException e) {
      throw new Problems(text, operands(parsed, variables), variables.keySet(), overloads.values())
          .worded(e);
    }
  }

  private OperandTypes operands(CelValidationResult parsed, Map<String, CelType> variables) {
    try {
      return new OperandTypes(
          types,
          parsed.hasError() ? Optional.empty() : Optional.of(parsed.getAst().getExpr()),
          variables);
    } catch (CelValidationException e) {
      throw new IllegalStateException("a text without an error has a tree", e);
    }
  }
}
