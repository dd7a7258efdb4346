package io.kinora.server.billing;

import io.kinora.server.billing.BillingConfiguration.ModelPrice;
import io.kinora.server.db.Ids;
import io.kinora.server.models.Model;
import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What each model costs in each size and tier, while this server runs. Immutable. */
public final class Tariff {
  private final Map<Key, Price> prices;

  private record Key(String model, String size, String tier) {}

  private Tariff(Map<Key, Price> prices) {
    this.prices = Map.copyOf(prices);
  }

  /**
   * Makes the price list in the database what the configuration says, ending rows that differ.
   *
   * @throws IllegalArgumentException when some model or size has no price while others have
   */
  public static Tariff publish(
      Jdbi jdbi, BillingConfiguration configuration, List<Model> models, Ids ids) {
    var wanted = wanted(configuration, models, ids);
    var valid = jdbi.inTransaction(handle -> {
      var dao = handle.attach(PriceDao.class);
      dao.lock();
      var before = dao.valid();
      dao.end(without(before, wanted));
      dao.insert(without(wanted, before));
      return dao.valid();
    });
    return of(valid, models);
  }

  private static List<Price> without(Collection<Price> prices, Collection<Price> others) {
    return prices.stream()
        .filter(price -> others.stream().noneMatch(price::isSameAs))
        .toList();
  }

  private static List<Price> wanted(
      BillingConfiguration configuration, List<Model> models, Ids ids) {
    if (configuration.prices().isEmpty()) return List.of();
    var wanted = new ArrayList<Price>();
    for (var model : models) {
      for (var size : model.sizes()) {
        var entry = entry(configuration.prices(), model.id(), size);
        var factor = configuration.priorityFactor();
        var priority = entry.priorityPerSecond();
        add(wanted, ids, model, size, Lane.DEFAULT, entry.perSecond());
        add(wanted, ids, model, size, Lane.FLEX, entry.flexPerSecond());
        add(
            wanted,
            ids,
            model,
            size,
            Lane.PRIORITY,
            priority == null ? entry.perSecond().multiply(factor) : priority);
      }
    }
    return wanted;
  }

  private static void add(
      List<Price> prices,
      Ids ids,
      Model model,
      PictureSize size,
      Lane tier,
      @Nullable BigDecimal usd) {
    if (usd == null) return;
    var micros = Micros.of(usd.setScale(6, RoundingMode.HALF_UP));
    prices.add(new Price(ids.next("price"), model.id(), size.toString(), tier.word(), micros));
  }

  private static ModelPrice entry(List<ModelPrice> entries, String model, PictureSize size) {
    var all = entries.stream().filter(entry -> entry.model().equals(model)).toList();
    return all.stream()
        .filter(entry -> entry.sizes().contains(size))
        .findFirst()
        .or(() -> all.stream().filter(entry -> entry.sizes().isEmpty()).findFirst())
        .orElseThrow(() -> new IllegalArgumentException(
            "billing.prices has no price of " + model + " in " + size));
  }

  private static Tariff of(List<Price> valid, List<Model> models) {
    Map<Key, Price> prices = new HashMap<>();
    for (var model : models) {
      for (var price : valid) {
        if (!price.model().equals(model.id())) continue;
        prices.put(new Key(model.id(), price.size(), price.tier()), price);
        for (var alias : model.aliases()) {
          prices.put(new Key(alias, price.size(), price.tier()), price);
        }
      }
    }
    return new Tariff(prices);
  }

  /** Whether nothing has a price. */
  boolean isEmpty() {
    return prices.isEmpty();
  }

  /** The price of a model by any of its names; empty where the tier is not for sale. */
  Optional<Price> find(String model, PictureSize size, Lane tier) {
    return Optional.ofNullable(prices.get(new Key(model, size.toString(), tier.word())));
  }
}
