package io.kinora.world.prompt;

import io.kinora.world.plan.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of a shot from left to right and tells {@link Deeds} who does what. One use per
 * shot; not thread-safe.
 */
final class ClauseReader {
  private static final Set<String> SPATIAL = Set.of(
      "on",
      "under",
      "in",
      "beside",
      "left_of",
      "right_of",
      "behind",
      "in_front_of",
      "above",
      "near");
  private static final Set<String> STILL = Set.of(
      "idle",
      "sit",
      "lie_down",
      "read",
      "play_music",
      "talk",
      "eat",
      "drink",
      "carry",
      "dance",
      "laugh",
      "cry");

  private final Cast cast;
  private final Deeds deeds;
  private @Nullable String subject;
  private @Nullable String lastNoun;
  private @Nullable String pending;
  private @Nullable Deed deed;
  private boolean afterAnd;
  private final List<String> joined = new ArrayList<>();
  private boolean subjectActs;
  private boolean lastLinkIsAnd;
  private boolean spoken;
  private @Nullable String mention;

  ClauseReader(Cast cast, Deeds deeds) {
    this.cast = cast;
    this.deeds = deeds;
  }

  /** The first thing or being that was named, or null. */
  @Nullable
  String mention() {
    return mention;
  }

  void read(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (item instanceof Item.Noun noun) noun(noun, items, i);
      else if (item instanceof Item.Pronoun p) pronoun(p, items, i);
      else if (item instanceof Item.Act act) act(act);
      else if (item instanceof Item.Ending ending) deeds.ending(ending.outcome(), deed);
      else if (item instanceof Item.Preposition p) pending = p.relation();
      else if (item instanceof Item.Detail d) detail(d);
      else if (item instanceof Item.Speech s) speech(s, items, i);
      else link((Item.Link) item);
    }
    finish();
  }

  private void noun(Item.Noun noun, List<Item> items, int at) {
    if (noun.phrase().topic() == Topic.ACTION_NOUN) {
      actionNoun(noun.phrase().value());
      return;
    }
    var id = cast.resolve(noun.phrase());
    if (id == null || noun.possessor()) return;
    place(id, followedByVerb(items, at));
  }

  private void pronoun(Item.Pronoun pronoun, List<Item> items, int at) {
    var id = cast.resolve(pronoun.word(), deed == null ? null : deed.subject);
    if (id != null) place(id, followedByVerb(items, at));
  }

  private static boolean followedByVerb(List<Item> items, int at) {
    for (int i = at + 1; i < items.size(); i++) {
      if (items.get(i) instanceof Item.Detail) continue;
      return items.get(i) instanceof Item.Act;
    }
    return false;
  }

  /** Puts something named into its role. */
  private void place(String id, boolean verbFollows) {
    if (mention == null && !id.startsWith("@")) mention = id;
    if (pending != null) {
      attach(pending, id);
      pending = null;
    } else if (deed != null
        && !deed.complete
        && deed.object == null
        && !(afterAnd && verbFollows)) {
      if (deed.act.passive()) startClause(id);
      else deed.object = id;
    } else {
      startClause(id);
    }
    lastNoun = id;
    afterAnd = false;
  }

  private void startClause(String id) {
    var first = subject;
    if (first != null && joins(first, id)) joined.add(first);
    else joined.clear();
    finish();
    subject = id;
    subjectActs = false;
  }

  /** Whether two of a kind stand side by side before their verb: "a man and a woman talk". */
  private boolean joins(String first, String second) {
    return deed == null
        && afterAnd
        && !subjectActs
        && !first.equals(second)
        && cast.isBeing(first) == cast.isBeing(second);
  }

  /** "Misses a free throw": the noun is the deed, the verb only its ending. */
  private void actionNoun(String verb) {
    pending = null;
    if (deed != null && deed.act.verb().equals(verb)) return;
    if (deed != null && deed.object == null && !cast.isPerson(subject == null ? "" : subject)) {
      return;
    }
    var outcome = deed != null ? deed.outcome : "";
    deed = new Deed(new Item.Act(verb, false, false, 1), subject);
    deed.outcome = outcome;
  }

  private void act(Item.Act act) {
    var relation = pending;
    pending = null;
    if (relation != null && relation.equals("with") && deed != null) finish();
    finish();
    if (!subjectActs && !lastLinkIsAnd) joined.clear();
    subjectActs = true;
    deed = new Deed(act, subject == null ? lastNoun : subject);
    if (act.verb().equals("sit") && act.passive()) deed.complete = true;
    afterAnd = false;
  }

  private void attach(String relation, String id) {
    if (relation.equals("of") || relation.equals("for")) return;
    if (deed == null) {
      relateSubject(relation, id);
    } else if (relation.equals("near") && deed.act.passive() && deed.agent == null) {
      deed.agent = id;
    } else if (relation.equals("with")) {
      if (deed.instrument == null) deed.instrument = id;
    } else if (relation.equals("from")) {
      relate(mover(deed), "on", id);
    } else if (STILL.contains(deed.act.verb()) && deed.place == null) {
      deed.place = id;
      relate(deed.subject, relation, id);
    } else if (deed.place == null) {
      deed.place = id;
      deed.placeRelation = relation;
    } else {
      relate(lastNoun, relation, id);
    }
  }

  private static @Nullable String mover(Deed deed) {
    return deed.object != null ? deed.object : deed.subject;
  }

  private void relateSubject(String relation, String id) {
    var holder = lastNoun == null ? subject : lastNoun;
    if (relation.equals("with")) {
      if (holder != null && cast.isBeing(holder) && !id.startsWith("@") && !cast.isBeing(id)) {
        cast.relate(holder, Relation.Kind.HOLDING, id);
      }
      return;
    }
    relate(holder, relation, id);
    if (subject == null && holder == null) subject = id;
  }

  private void relate(@Nullable String subjectId, String relation, String id) {
    if (subjectId == null || subjectId.startsWith("@") || subjectId.equals(id)) return;
    if (!SPATIAL.contains(relation) || id.equals("@ground") || id.equals("@sky")) return;
    cast.relate(subjectId, Relation.Kind.valueOf(relation.toUpperCase(Locale.ROOT)), id);
  }

  private void detail(Item.Detail detail) {
    var person = lastNoun != null && cast.isPerson(lastNoun) ? lastNoun : cast.lastPerson();
    if (person != null) cast.detail(person, detail.key(), detail.value());
    pending = null;
  }

  private void speech(Item.Speech speech, List<Item> items, int at) {
    var talks = deed != null && deed.act.verb().equals("talk");
    var speaker = talks && deed != null ? deed.subject : speakerBehind(items, at);
    if (speaker == null && subject != null && cast.isPerson(subject)) speaker = subject;
    if (speaker == null) speaker = cast.lastPerson();
    if (talks && deed != null && deed.subject != null && !cast.isBeing(deed.subject)) {
      cast.detail(deed.subject, "text", speech.text());
    } else if (!talks && isLabel(items, at)) {
      if (lastNoun != null) cast.detail(lastNoun, "text", speech.text());
    } else {
      deeds.say(speaker, speech.text().replaceAll("[,;]$", ""));
      spoken = true;
    }
    if (talks) deed = null;
  }

  /** A quotation right behind a thing, as in: a sign "Open". */
  private boolean isLabel(List<Item> items, int at) {
    return at > 0
        && items.get(at - 1) instanceof Item.Noun noun
        && noun.phrase().topic() == Topic.OBJECT;
  }

  /** As in: "Hello," says the man. */
  private @Nullable String speakerBehind(List<Item> items, int at) {
    var talks = false;
    for (int i = at + 1; i < Math.min(items.size(), at + 5); i++) {
      var item = items.get(i);
      if (item == Item.Link.STOP) return null;
      if (item instanceof Item.Act act && act.verb().equals("talk")) talks = true;
      if (item instanceof Item.Noun noun && noun.phrase().topic() == Topic.PERSON) {
        var next = i + 1 < items.size() ? items.get(i + 1) : null;
        var before = next instanceof Item.Act act && act.verb().equals("talk");
        if (talks || before) return cast.resolve(noun.phrase());
      }
    }
    return null;
  }

  private void link(Item.Link link) {
    switch (link) {
      case AND -> {
        afterAnd = true;
        lastLinkIsAnd = true;
      }
      case COMMA -> {
        lastLinkIsAnd = false;
        if (deed != null) deed.complete = deed.complete || deed.object != null;
        afterAnd = true;
      }
      case COLON -> pending = null;
      case THEN -> finish();
      case MEANWHILE -> {
        finish();
        deeds.meanwhile();
      }
      case STOP -> {
        finish();
        deeds.nextSentence();
        spoken = false;
        subject = null;
        joined.clear();
        lastNoun = null;
        pending = null;
      }
    }
  }

  private boolean isAnimal(String id) {
    return cast.isBeing(id) && !cast.isPerson(id);
  }

  private void finish() {
    var done = deed;
    deed = null;
    if (done == null || spoken && done.act.verb().equals("talk")) return;
    var walked = done.object;
    if (walked != null && done.act.verb().equals("walk") && isAnimal(walked)) {
      done.object = null;
      deeds.add(done);
      deeds.addAlong(done.by(walked));
      return;
    }
    deeds.add(done);
    if (done.subject == null || !done.subject.equals(subject)) return;
    for (var other : joined) deeds.addAlong(done.by(other));
  }
}
