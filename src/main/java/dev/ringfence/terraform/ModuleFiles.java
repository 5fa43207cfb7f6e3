package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.Body;
import dev.ringfence.hcl.HclFile;
import dev.ringfence.hcl.SyntaxProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files of one folder declare together, override files merged in (Terraform language,
 * override files).
 *
 * @param byKind blocks by what names them, {@code resource.aws_vpc.main}
 * @param problems what could not be read, and what is declared twice
 */
record ModuleFiles(
    Map<String, Block> byKind, Map<String, Attribute> locals, List<SyntaxProblem> problems) {
  private static final Set<String> KNOWN =
      Set.of("resource", "data", "variable", "output", "module", "ephemeral");

  /** Block types that say nothing about what is made. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("moved", "import", "removed", "check", "locals");

  /** Blocks that a module may have several of under one name. */
  private static final Set<String> REPEATED = Set.of("provider", "terraform");

  static ModuleFiles of(List<HclFile> files) {
    ModuleFiles made =
        new ModuleFiles(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    files.stream().filter(file -> !isOverride(file.name())).forEach(file -> made.add(file, false));
    files.stream().filter(file -> isOverride(file.name())).forEach(file -> made.add(file, true));
    return made;
  }

  private static boolean isOverride(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.tf(\\.json)?$", "");
    return name.equals("override") || name.endsWith("_override");
  }

  private void add(HclFile file, boolean overrides) {
    problems.addAll(file.problems());
    file.body()
        .attributes()
        .forEach(a -> problems.add(new SyntaxProblem(a.range(), "an argument outside any block")));
    for (Block block : file.body().blocks()) {
      if (block.type().equals("locals")) {
        block.body().attributes().forEach(local -> add(local, overrides));
      } else if (KNOWN.contains(block.type())) {
        add(block, overrides);
      } else if (REPEATED.contains(block.type())) {
        byKind.putIfAbsent(name(block) + "#" + block.header().display(), block);
      } else if (!WITHOUT_EFFECT.contains(block.type())) {
        problems.add(
            new SyntaxProblem(block.header(), "'" + block.type() + "' is no block of Terraform"));
      }
    }
  }

  private void add(Attribute local, boolean overrides) {
    if (locals.put(local.name(), local) != null && !overrides) {
      problems.add(
          new SyntaxProblem(local.range(), "local." + local.name() + " is declared twice"));
    }
  }

  private void add(Block block, boolean overrides) {
    Block before = byKind.get(name(block));
    if (before != null && !overrides) {
      problems.add(new SyntaxProblem(block.header(), name(block) + " is declared twice"));
    }
    byKind.put(name(block), before == null || !overrides ? block : merged(before, block));
  }

  private static String name(Block block) {
    return block.type() + "." + String.join(".", block.labels());
  }

  /** Arguments replace arguments of their name, blocks all blocks of their type. */
  private static Block merged(Block before, Block override) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    before.body().attributes().forEach(a -> attributes.put(a.name(), a));
    override.body().attributes().forEach(a -> attributes.put(a.name(), a));
    List<Block> blocks = new ArrayList<>(before.body().blocks());
    override.body().blocks().forEach(o -> blocks.removeIf(b -> b.type().equals(o.type())));
    blocks.addAll(override.body().blocks());
    Body body = new Body(List.copyOf(attributes.values()), blocks, before.body().range());
    return new Block(before.type(), before.labels(), body, before.header());
  }

  /** The blocks of one type, in the order of the files. */
  List<Block> all(String type) {
    return byKind.values().stream().filter(block -> block.type().equals(type)).toList();
  }
}
