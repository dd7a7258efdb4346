package io.kinora.world.prompt;

import io.kinora.world.plan.Attributes;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.Rgb;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All things and beings named so far, over all shots, and who is meant when one is named again. Not
 * thread-safe.
 */
final class Cast {
  private static final int MOST = 24;
  private static final int SOME = 3;
  private static final int CROWD = 8;

  private final List<Member> members = new ArrayList<>();
  private final Set<Relation> relations = new LinkedHashSet<>();
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final Warnings warnings;
  private int shot;

  /** An entity in the making. */
  private static final class Member {
    final String id;
    final Entity.Nature nature;
    final int bornIn;
    String kind;
    int count;

    @Nullable
    Rgb color;

    double scale;

    @Nullable
    String material;

    final Map<String, String> details = new TreeMap<>();

    Member(String id, String kind, Entity.Nature nature, int bornIn) {
      this.id = id;
      this.kind = kind;
      this.nature = nature;
      this.bornIn = bornIn;
      count = 1;
      scale = 1;
    }

    Member(Entity entity) {
      this(entity.id(), entity.kind(), entity.nature(), 0);
      count = entity.count();
      color = entity.attributes().color();
      scale = entity.attributes().scale();
      material = entity.attributes().material();
      details.putAll(entity.attributes().details());
    }

    Entity entity() {
      var attributes = new Attributes(color, Math.max(0.1, Math.min(10, scale)), material, details);
      return new Entity(id, kind, nature, count, attributes);
    }
  }

  /** @param known who is there already, as from an earlier shot */
  Cast(Warnings warnings, List<Entity> known) {
    this.warnings = warnings;
    for (var entity : known) members.add(new Member(entity));
    if (!known.isEmpty()) nextShot();
  }

  /** Says that what follows belongs to the next shot. */
  void nextShot() {
    shot++;
  }

  List<Entity> entities() {
    return members.stream().map(Member::entity).toList();
  }

  List<Relation> relations() {
    return List.copyOf(relations);
  }

  void relate(String subject, Relation.Kind kind, String object) {
    if (relations.size() < 2 * MOST) relations.add(new Relation(subject, kind, object));
  }

  /** The id of what a noun phrase means, known or new; null if there is no room for more. */
  @Nullable
  String resolve(NounPhrase noun) {
    if (noun.topic() == Topic.ANCHOR) return "@" + head(noun.value());
    var nature = nature(noun.topic());
    var member = known(noun, nature);
    if (member == null) member = create(noun, nature);
    if (member != null) describe(member, noun);
    return member == null ? null : member.id;
  }

  private static String head(String value) {
    var slash = value.indexOf('/');
    return slash < 0 ? value : value.substring(0, slash);
  }

  private static Entity.Nature nature(Topic topic) {
    return switch (topic) {
      case PERSON -> Entity.Nature.PERSON;
      case ANIMAL -> Entity.Nature.ANIMAL;
      default -> Entity.Nature.OBJECT;
    };
  }

  private @Nullable Member known(NounPhrase noun, Entity.Nature nature) {
    if (noun.another()) return null;
    Predicate<Member> fits = m -> m.nature == nature && sameKind(m, noun) && !contradicts(m, noun);
    if (noun.definite()) return latest(fits);
    return latest(m -> fits.test(m) && m.bornIn < shot && sameCount(m, noun));
  }

  private static boolean sameCount(Member member, NounPhrase noun) {
    return noun.plural() == (member.count > 1);
  }

  private static boolean sameKind(Member member, NounPhrase noun) {
    if (member.nature == Entity.Nature.PERSON) return samePerson(member, noun);
    var kind = noun.value();
    return member.kind.equals(kind) || (kind.equals("ball") && member.kind.endsWith("ball"));
  }

  /** Said facts must agree; a bare "person", "athlete" or "man" may be anybody who agrees. */
  private static boolean samePerson(Member member, NounPhrase noun) {
    var said = details(noun.value());
    for (var fact : said.entrySet()) {
      var known = member.details.get(fact.getKey());
      var general = fact.getValue().equals("person") || fact.getValue().equals("athlete");
      if (known != null && !known.equals(fact.getValue()) && !general) return false;
      if (known == null && fact.getKey().equals("age") && !noun.definite()) return false;
    }
    return true;
  }

  private static boolean contradicts(Member member, NounPhrase noun) {
    if (noun.color() != null && member.color != null && !noun.color().equals(member.color)) {
      return true;
    }
    return noun.material() != null
        && member.material != null
        && !Objects.equals(noun.material(), member.material);
  }

  private @Nullable Member create(NounPhrase noun, Entity.Nature nature) {
    var kind = nature == Entity.Nature.PERSON ? Entity.PERSON : noun.value();
    return create(kind, nature, count(noun));
  }

  private static int count(NounPhrase noun) {
    if (noun.plural()) {
      if (noun.count() > 1) return noun.count();
      return noun.topic() == Topic.PERSON && noun.arrangement().equals("group") ? CROWD : SOME;
    }
    return Math.max(1, noun.count());
  }

  private @Nullable Member create(String kind, Entity.Nature nature, int count) {
    if (members.size() >= MOST) {
      warnings.add("Only the first " + MOST + " kinds of things are shown.");
      return null;
    }
    var member = new Member(newId(kind), kind, nature, shot);
    member.count = count;
    members.add(member);
    return member;
  }

  private String newId(String kind) {
    while (true) {
      var id = kind + "-" + numbers.merge(kind, 1, Integer::sum);
      if (member(id) == null) return id;
    }
  }

  private void describe(Member member, NounPhrase noun) {
    if (member.nature == Entity.Nature.PERSON) {
      details(noun.value()).forEach(member.details::putIfAbsent);
      if (noun.color() != null) member.details.put("top_color", noun.color().toString());
    } else if (noun.color() != null) {
      member.color = noun.color();
    }
    member.details.putAll(noun.details());
    if (noun.scale() != 1) member.scale = noun.scale();
    if (noun.material() != null) member.material = noun.material();
    arrange(member, noun.arrangement());
  }

  private void arrange(Member member, String arrangement) {
    if (member.count < 2) return;
    if (arrangement.equals("stacked")) relate(member.id, Relation.Kind.STACKED, member.id);
    if (arrangement.equals("in_a_row")) relate(member.id, Relation.Kind.IN_A_ROW, member.id);
  }

  private static Map<String, String> details(String facts) {
    var map = new TreeMap<String, String>();
    for (var fact : facts.split(" ")) {
      var equals = fact.indexOf('=');
      if (equals > 0) map.put(fact.substring(0, equals), fact.substring(equals + 1));
    }
    return map;
  }

  /**
   * Whom or what a pronoun means, or null.
   *
   * @param not whom it cannot mean, being the subject of the same clause, or null
   */
  @Nullable
  String resolve(String pronoun, @Nullable String not) {
    var member = switch (pronoun) {
      case "he", "him", "himself", "he's" -> latestPerson("female");
      case "she", "her", "herself", "she's" -> latestPerson("male");
      case "they", "them", "themselves", "they're" -> latestOfMany();
      default -> latest(m -> m.nature != Entity.Nature.PERSON && !m.id.equals(not));
    };
    return member == null ? null : member.id;
  }

  private @Nullable Member latestPerson(String notGender) {
    var person =
        latest(m -> m.nature == Entity.Nature.PERSON && !notGender.equals(m.details.get("gender")));
    if (person == null) return null;
    person.details.putIfAbsent("gender", notGender.equals("male") ? "female" : "male");
    return person;
  }

  private @Nullable Member latestOfMany() {
    var many = latest(m -> m.count > 1);
    return many != null ? many : latest(m -> m.nature == Entity.Nature.PERSON);
  }

  private @Nullable Member latest(Predicate<Member> fits) {
    for (int i = members.size() - 1; i >= 0; i--) {
      if (fits.test(members.get(i))) return members.get(i);
    }
    return null;
  }

  private @Nullable Member member(String id) {
    return latest(m -> m.id.equals(id));
  }

  /** The last person named, or null. */
  @Nullable
  String lastPerson() {
    var person = latest(m -> m.nature == Entity.Nature.PERSON);
    return person == null ? null : person.id;
  }

  boolean isBeing(String id) {
    var member = member(id);
    return member != null && member.nature != Entity.Nature.OBJECT;
  }

  boolean isPerson(String id) {
    var member = member(id);
    return member != null && member.nature == Entity.Nature.PERSON;
  }

  /** The kind of an entity, or the empty text for anchors. */
  String kind(String id) {
    var member = member(id);
    return member == null ? "" : member.kind;
  }

  /** What is known of an entity under a key, or null. */
  @Nullable
  String detail(String id, String key) {
    var member = member(id);
    return member == null ? null : member.details.get(key);
  }

  void detail(String id, String key, String value) {
    var member = member(id);
    if (member != null) member.details.put(key, value);
  }

  /** A thing of this kind: the last one named, or a new one. */
  @Nullable
  String thing(String kind) {
    var known = latest(m -> m.kind.equals(kind));
    if (known == null) known = create(kind, Entity.Nature.OBJECT, 1);
    return known == null ? null : known.id;
  }

  /** The last thing of these kinds, or null. */
  @Nullable
  String lastOf(Set<String> kinds) {
    var known = latest(m -> kinds.contains(m.kind));
    return known == null ? null : known.id;
  }

  /** Takes back a thing that was made up. */
  void forget(String id) {
    members.removeIf(m -> m.id.equals(id));
    relations.removeIf(r -> r.subject().equals(id) || r.object().equals(id));
  }

  /** Says more precisely what a thing is. */
  void sharpen(String id, String kind) {
    var member = member(id);
    if (member != null) member.kind = kind;
  }
}
