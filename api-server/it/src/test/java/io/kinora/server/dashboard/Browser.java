package io.kinora.server.dashboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium without a window, as a person uses it: everything is waited for. Not for several
 * threads.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is no Chromium, or none that starts. */
  static Browser open() {
    var chromium = program("chromium");
    var chromedriver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "there is no browser: chromium and chromedriver are not on the path");
    var service = new ChromeDriverService.Builder()
        .usingDriverExecutable(chromedriver.orElseThrow())
        .usingAnyFreePort()
        .build();
    var log = new LoggingPreferences();
    log.enable(LogType.BROWSER, Level.SEVERE);
    var options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--autoplay-policy=no-user-gesture-required",
        "--window-size=1280,900");
    options.setCapability(ChromeOptions.LOGGING_PREFS, log);
    try {
      return new Browser(new ChromeDriver(service, options));
    } catch (SessionNotCreatedException e) {
      return abort("the browser does not start: " + e.getMessage());
    }
  }

  private static Optional<File> program(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  void go(String address) {
    driver.get(address);
  }

  /** The width that pages are given, as on a phone. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Does something with an element as soon as that can be done. */
  private <T> T with(By place, Function<WebElement, @Nullable T> deed) {
    return await(place.toString())
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> Optional.ofNullable(deed.apply(driver.findElement(place))), Optional::isPresent)
        .orElseThrow();
  }

  private static By css(String selector) {
    return By.cssSelector(selector);
  }

  void click(String selector) {
    click(css(selector));
  }

  private void click(By place) {
    with(place, element -> {
      element.click();
      return true;
    });
  }

  void clickButton(String text) {
    click(By.xpath("//button[normalize-space()='" + text + "']"));
  }

  /** Writes into a field, instead of what it holds. */
  void type(String selector, String text) {
    with(css(selector), element -> {
      element.clear();
      element.sendKeys(text);
      return true;
    });
  }

  String text(String selector) {
    return with(css(selector), element -> element.getText().isBlank() ? null : element.getText());
  }

  void awaitText(String selector, String text) {
    with(css(selector), element -> element.getText().contains(text) ? true : null);
  }

  boolean isThere(String selector) {
    return !driver.findElements(css(selector)).isEmpty();
  }

  /** Clicks a button in the row of a table that begins with a text. */
  void clickInRow(String first, String button) {
    click(By.xpath("//tr[td[1][normalize-space()='" + first + "']]//button[.='" + button + "']"));
  }

  void awaitGone(String selector) {
    await(selector).atMost(PATIENCE).until(() -> !isThere(selector));
  }

  void acceptQuestion() {
    await("a question").atMost(PATIENCE).ignoreExceptions().until(() -> {
      driver.switchTo().alert().accept();
      return true;
    });
  }

  /** What a script answers. */
  @Nullable
  Object ask(String script) {
    return driver.executeScript("return " + script);
  }

  /** What the pages wrote to the console as an error, such as a script that the server forbids. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
