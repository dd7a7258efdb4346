package io.kinora.server.usage;

import io.kinora.server.api.WireCostAmount;
import io.kinora.server.api.WireCostsResult;
import io.kinora.server.api.WireVideosUsageResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Usage and costs on the wire and in CSV (RFC 4180). */
final class UsageWriter {
  private static final int MICRO_DIGITS = 6;
  private static final int MILLI_DIGITS = 3;

  private UsageWriter() {}

  static WireVideosUsageResult usage(UsageRow row) {
    return new WireVideosUsageResult(
        "organization.usage.videos.result",
        row.videos(),
        seconds(row),
        row.projectId(),
        row.apiKeyId(),
        row.userId(),
        row.model(),
        row.size(),
        row.tier());
  }

  static WireCostsResult cost(UsageRow row) {
    return new WireCostsResult(
        "organization.costs.result",
        new WireCostAmount(dollars(row), "usd"),
        lineItem(row),
        row.projectId(),
        row.apiKeyId(),
        seconds(row),
        "duration_seconds");
  }

  private static @Nullable String lineItem(UsageRow row) {
    return row.model() == null ? null : row.model() + ", " + row.tier();
  }

  private static BigDecimal seconds(UsageRow row) {
    return plain(BigDecimal.valueOf(row.outputMs(), MILLI_DIGITS));
  }

  private static BigDecimal dollars(UsageRow row) {
    return plain(BigDecimal.valueOf(row.amountMicro(), MICRO_DIGITS));
  }

  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static String usageCsv(List<UsageRow> rows) {
    var csv = new StringBuilder(
        "start,project_id,api_key_id,user_id,model,size,service_tier,videos,seconds\r\n");
    for (var row : rows) {
      line(
          csv,
          row.bucket(),
          row.projectId(),
          row.apiKeyId(),
          row.userId(),
          row.model(),
          row.size(),
          row.tier(),
          row.videos(),
          seconds(row).toPlainString());
    }
    return csv.toString();
  }

  static String costsCsv(List<UsageRow> rows) {
    var csv = new StringBuilder("start,project_id,api_key_id,line_item,usd,seconds\r\n");
    for (var row : rows) {
      line(
          csv,
          row.bucket(),
          row.projectId(),
          row.apiKeyId(),
          lineItem(row),
          dollars(row).toPlainString(),
          seconds(row).toPlainString());
    }
    return csv.toString();
  }

  private static void line(StringBuilder csv, @Nullable Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) csv.append(',');
      csv.append(field(fields[i]));
    }
    csv.append("\r\n");
  }

  private static String field(@Nullable Object value) {
    var text = value == null ? "" : String.format(Locale.ROOT, "%s", value);
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
