package io.kinora.server.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ConfigCustomizerFactory;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandlerCustomizer;
import org.jdbi.v3.core.extension.ExtensionHandlerFactory;
import org.jdbi.v3.core.extension.ExtensionMetadata;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jspecify.annotations.Nullable;

/**
 * Attaches DAOs to handles. JDBI prepares every method of a DAO anew each time that one is
 * attached, which costs more than the statements that it is attached for; here each method is
 * prepared once. That needs all handles to have the configuration of the {@code Jdbi} that they
 * come from, and so nobody configures a handle, but for a logger of its statements: the DAOs of
 * such a handle are its own. Thread-safe.
 */
final class PreparedDaos implements ExtensionFactory {
  /** JDBI knows their methods for every DAO, also for one that does not have them. */
  private static final Set<Class<?>> EVERYONES = Set.of(Object.class, SqlObject.class);

  private final ExtensionFactory sqlObjects;
  private final Map<Class<?>, Map<Method, Prepared>> byType = new ConcurrentHashMap<>();
  private final Map<Method, ExtensionHandler> handlers = new ConcurrentHashMap<>();

  /** @param sqlObjects knows what the methods of DAOs do */
  PreparedDaos(ExtensionFactory sqlObjects) {
    this.sqlObjects = sqlObjects;
  }

  /** A method that has all but a handle. */
  private record Prepared(ExtensionContext context, AttachedExtensionHandler handler) {}

  @Override
  public boolean accepts(Class<?> type) {
    return sqlObjects.accepts(type) && !SqlObject.class.isAssignableFrom(type);
  }

  @Override
  public Set<FactoryFlag> getFactoryFlags() {
    return Set.of(FactoryFlag.DONT_USE_PROXY);
  }

  @Override
  public <E> E attach(Class<E> type, HandleSupplier supplier) {
    var methods = methods(type, supplier.getConfig());
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new Attached(methods, supplier)));
  }

  private Map<Method, Prepared> methods(Class<?> type, ConfigRegistry config) {
    if (isWatched(config)) return prepare(type, config);
    var known = byType.get(type);
    if (known != null) return known;
    var methods = prepare(type, config);
    byType.put(type, methods);
    return methods;
  }

  private static boolean isWatched(ConfigRegistry config) {
    return config.get(SqlStatements.class).getSqlLogger() != SqlLogger.NOP_SQL_LOGGER;
  }

  private Map<Method, Prepared> prepare(Class<?> type, ConfigRegistry config) {
    var metadata = config.get(Extensions.class).findMetadata(type, this);
    var ofType = metadata.createInstanceConfiguration(config);
    var methods = new HashMap<Method, Prepared>();
    for (var method : metadata.getExtensionMethods()) {
      if (EVERYONES.contains(method.getDeclaringClass())) continue;
      var handler = handlers.get(method);
      if (handler == null) throw new IllegalStateException("no handler for " + method);
      var ofMethod = metadata.createMethodConfiguration(method, ofType);
      var context = ExtensionContext.forExtensionMethod(ofMethod, type, method);
      methods.put(method, new Prepared(context, handler.attachTo(ofMethod, this)));
    }
    return methods;
  }

  /** Called last, so that what is kept has been through all customizers. */
  @Override
  public void buildExtensionMetadata(ExtensionMetadata.Builder builder) {
    sqlObjects.buildExtensionMetadata(builder);
    builder.addExtensionHandlerCustomizer((handler, type, method) -> {
      handlers.put(method, handler);
      return handler;
    });
  }

  @Override
  public Collection<ExtensionHandlerFactory> getExtensionHandlerFactories(ConfigRegistry config) {
    return sqlObjects.getExtensionHandlerFactories(config);
  }

  @Override
  public Collection<ExtensionHandlerCustomizer> getExtensionHandlerCustomizers(
      ConfigRegistry config) {
    return sqlObjects.getExtensionHandlerCustomizers(config);
  }

  @Override
  public Collection<ConfigCustomizerFactory> getConfigCustomizerFactories(ConfigRegistry config) {
    return sqlObjects.getConfigCustomizerFactories(config);
  }

  /** The methods of a DAO with where they get their handle from. */
  private record Attached(Map<Method, Prepared> methods, HandleSupplier supplier)
      implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      var prepared = methods.get(method);
      if (prepared == null) return method.invoke(this, arguments);
      var given = arguments == null ? new Object[0] : arguments;
      return supplier.invokeInContext(
          prepared.context(), () -> prepared.handler().invoke(supplier, given));
    }
  }
}
